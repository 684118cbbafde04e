public import Foundation
public import Markup

/// **Cookies**: what APIs set in this session, by origin, each to be forgotten alone or all at once.
public struct CookiesPage: Sendable {
    /// The cookies of one origin.
    public struct Jar: Sendable, Hashable {
        public var origin: String
        public var cookies: [Cookie]

        public init(origin: String, cookies: [Cookie]) {
            self.origin = origin
            self.cookies = cookies
        }
    }

    /// A cookie, as much of it as a page may know: never its value.
    public struct Cookie: Sendable, Hashable {
        public var name: String
        public var path: String
        /// How the value ends, or nothing to go by.
        public var hint: String
        public var marks: [String]
        /// Nil for as long as the session lasts.
        public var expiresAt: Date?

        public init(name: String, path: String, hint: String, marks: [String], expiresAt: Date?) {
            self.name = name
            self.path = path
            self.hint = hint
            self.marks = marks
            self.expiresAt = expiresAt
        }
    }

    public var frame: Frame
    public var jars: [Jar]
    public var now: Date

    public init(frame: Frame, jars: [Jar], now: Date) {
        self.frame = frame
        self.jars = jars
        self.now = now
    }

    private var path: SitePath { .clearCookies(frame.documentID ?? "") }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Cookies", name: "cookies").html { html in
            html.element(.div, .class("reading desk")) { html in
                html.element(.header, .class("history-head")) { html in
                    html.element(.h1, text: "Cookies")
                    if !jars.isEmpty {
                        html.element(.div, .class("actions")) {
                            clearForm([], "Clear all cookies", "button-bad", into: &$0)
                        }
                    }
                }
                html.element(
                    .p, .class("small muted"),
                    text:
                        "What APIs set in your session, sealed and gone with it. A cookie goes back to the very origin that set it, whatever domain it names. Values are not shown."
                )
                if jars.isEmpty {
                    html.element(.p, .class("empty"), text: "None yet. A response that sets cookies fills this page.")
                }
                for jar in jars { write(jar, into: &html) }
            }
        }
    }

    private func write(_ jar: Jar, into html: inout HTML) {
        html.element(.section) { html in
            html.element(.div, .class("history-head")) { html in
                html.element(.h2) { $0.element(.code) { $0.isolated(jar.origin) } }
                html.element(.div, .class("actions")) { html in
                    clearForm([(.origin, jar.origin)], "Clear this origin", "button-small", into: &html)
                }
            }
            html.element(.table, .class("desk-table stack")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for name in ["Name", "Value", "Path", "Expires"] {
                            html.element(.th, .scope("col"), text: name)
                        }
                        html.element(.td)
                    }
                }
                html.element(.tbody) { html in
                    for cookie in jar.cookies { html.element(.tr) { write(cookie, of: jar.origin, into: &$0) } }
                }
            }
        }
    }

    private func write(_ cookie: Cookie, of origin: String, into html: inout HTML) {
        html.element(.td, .data("label", "Name")) { html in
            html.element(.code) { $0.isolated(cookie.name) }
            for mark in cookie.marks {
                html.text(" ")
                html.element(.span, .class("chip"), text: mark)
            }
        }
        html.element(.td, .data("label", "Value")) { $0.element(.code) { $0.visible(cookie.hint) } }
        html.element(.td, .data("label", "Path")) { $0.element(.code) { $0.visible(cookie.path) } }
        html.element(.td, .data("label", "Expires")) { html in
            if let date = cookie.expiresAt { html.moment(date, from: now) } else { html.text("With the session") }
        }
        html.element(.td, .class("ends")) { html in
            let fields: [(FieldName, String)] = [
                (.origin, origin), (.cookie, cookie.name), (.cookiePath, cookie.path),
            ]
            clearForm(fields, "Clear", "button-small", label: "Clear \(VisibleText.of(cookie.name))", into: &html)
        }
    }

    private func clearForm(
        _ fields: [(FieldName, String)], _ text: String, _ kind: String, label: String? = nil, into html: inout HTML
    ) {
        html.element(.form, .method("post"), .action(path.url)) { html in
            html.sessionFields(frame)
            for (name, value) in fields { html.empty(.input, .type("hidden"), .name(name.text), .value(value)) }
            html.element(
                .button, .class("button", kind), .ifPresent(label) { .aria("label", $0) }, text: text)
        }
    }
}
