import Markup

/// What scripts open or copy: an empty dialog for the authorizations, the sheet of keys, the tools of a row. They are
/// written once a page, so that no script writes markup.
enum Dialogs {
    private static let keys: [(String, String)] = [
        ("/", "Search"),
        ("Ctrl K", "Search, also from within a field"),
        ("j", "Next operation"),
        ("k", "Previous operation"),
        ("t", "Try it out"),
        ("Ctrl Enter", "Execute"),
        ("Esc", "Close or cancel"),
        ("?", "This sheet"),
    ]

    /// Keys that send something.
    private static let serverKeys: Set = ["t", "Ctrl Enter"]

    /// They hold no address and nothing of a session: the same bytes in every page of their kind.
    private static let ofServer = made(isFile: false)
    private static let ofFile = made(isFile: true)

    static func write(isFile: Bool, into html: inout HTML) {
        html.append(isFile ? ofFile : ofServer)
    }

    private static func made(isFile: Bool) -> HTML {
        var html = HTML()
        if !isFile {
            html.element(
                .dialog, .class("dialog"), .id("authorizations"), .aria("label", "Available authorizations"))
        }
        html.element(.dialog, .class("dialog"), .id("shortcuts"), .aria("labelledby", ElementID("shortcuts-title"))) {
            html in
            html.element(.div, .class("dialog-body authorizations")) { writeSheet(isFile: isFile, into: &$0) }
        }
        html.element(.template, .id("row-tools")) { html in
            toolButton("row-copy", label: "Copy path", icon: "copy", into: &html)
            toolButton("row-fold", label: "Unfold", icon: "chevron", into: &html)
        }
        html.element(.template, .id("copy-button")) { html in
            toolButton("button-small copy", label: "Copy", icon: "copy", into: &html)
        }
        html.element(.template, .id("running")) { html in
            html.element(.div, .class("running"), .role("status")) { html in
                html.element(.strong, text: "LOADING")
                html.element(.span, .data("elapsed"))
                html.element(.progress, .aria("label", "Sent"), .hidden())
            }
        }
        html.element(.div, .class("visually-hidden"), .id("announcer"), .role("status"), .aria("live", "polite"))
        return html
    }

    private static func toolButton(_ classes: String, label: String, icon: String, into html: inout HTML) {
        html.element(
            .button, .type("button"), .class("button", "button-quiet", classes), .aria("label", label), .title(label)
        ) { $0.icon(icon) }
    }

    private static func writeSheet(isFile: Bool, into html: inout HTML) {
        html.element(.div, .class("authorizations-head")) { html in
            html.element(.h2, .id("shortcuts-title"), text: "Keys")
            html.element(.form, .method("dialog")) { html in
                html.element(.button, .class("button button-quiet"), .aria("label", "Close")) { $0.icon("close") }
            }
        }
        html.element(.dl, .class("keys")) { html in
            for (key, meaning) in keys where !isFile || !serverKeys.contains(key) {
                html.element(.dt) { html in
                    for part in key.split(separator: " ") { html.element(.kbd, text: String(part)) }
                }
                html.element(.dd, text: meaning)
            }
        }
    }
}
