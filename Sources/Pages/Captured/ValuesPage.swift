public import Foundation
public import Markup

/// **Captured values**: what the session took from responses for other calls.
public struct ValuesPage: Sendable {
    public var frame: Frame
    public var values: [ShownValue]
    public var now: Date

    /// Characters of a value that the table shows.
    private static let shownLimit = 120

    public init(frame: Frame, values: [ShownValue], now: Date) {
        self.frame = frame
        self.values = values
        self.now = now
    }

    private var documentID: String { frame.documentID ?? "" }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Captured values", name: "values").html { html in
            html.element(.div, .class("reading desk")) { html in
                html.element(.header, .class("history-head")) { html in
                    html.element(.h1, text: "Captured values")
                    if !values.isEmpty {
                        removeForm(nil, label: "Forget all", isBad: true, into: &html)
                    }
                }
                html.element(
                    .p, .class("small muted"),
                    text: "Taken from your responses, sealed in your session and gone with it. Each form offers them "
                        + "beside its inputs. A secret stands in a form as {{name}}; the server puts it in.")
                if values.isEmpty {
                    html.element(
                        .p, .class("empty"),
                        text: "Nothing yet. Execute a call, then choose “Take a value” below its result.")
                } else {
                    writeTable(into: &html)
                }
            }
        }
    }

    private func writeTable(into html: inout HTML) {
        html.element(.div, .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", "Values")) { html in
            html.element(.table, .class("desk-table stack")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for name in ["Name", "Value", "From", "When"] {
                            html.element(.th, .scope("col"), text: name)
                        }
                        html.element(.td)
                    }
                }
                html.element(.tbody) { html in
                    for value in values.reversed() { html.element(.tr) { write(value, into: &$0) } }
                }
            }
        }
    }

    private func write(_ value: ShownValue, into html: inout HTML) {
        html.element(.td, .data("label", "Name")) { $0.element(.code) { $0.isolated(value.name) } }
        html.element(.td, .data("label", "Value")) { html in
            guard let text = value.text else { return html.element(.span, .class("muted"), text: "Secret") }
            let isLong = text.count > Self.shownLimit
            html.element(.code, .class("small")) { $0.visible(text.prefix(Self.shownLimit) + (isLong ? "…" : "")) }
        }
        html.element(.td, .data("label", "From")) { html in
            html.element(.div) { html in
                if let id = value.operationID {
                    html.element(.a, .href(SitePath.operation(documentID, id).url)) { $0.isolated(value.operation) }
                } else {
                    html.isolated(value.operation)
                }
            }
            html.element(.code, .class("small muted")) { $0.isolated(value.source) }
        }
        html.element(.td, .class("nowrap"), .data("label", "When")) { $0.moment(value.takenAt, from: now) }
        html.element(.td, .class("ends")) { html in
            removeForm(value, label: "Forget", isBad: false, into: &html)
        }
    }

    private func removeForm(_ value: ShownValue?, label: String, isBad: Bool, into html: inout HTML) {
        html.element(
            .form, .method("post"), .action(SitePath.captured(documentID, .removeValue).url)
        ) { html in
            html.sessionFields(frame)
            if let value {
                html.empty(.input, .type("hidden"), .name(FieldName.captured(.item).text), .value(value.id))
            }
            html.element(
                .button, .class(isBad ? "button button-bad" : "button button-small"),
                .ifPresent(value) { .aria("label", "\(label) \(VisibleText.of($0.name))") }, text: label)
        }
    }
}
