import Markup

/// That a response repeats a credential which was sent, and the way to see it (THREATS A1, V7).
public struct ShownEcho: Hashable, Sendable {
    /// Whether it is shown.
    var isRevealed: Bool
    /// Where a form asks for it; nil when the result is not kept.
    var path: SitePath?
    var csrf: String

    /// - Parameter path: where a form asks for it; nil when the result is not kept.
    public init(isRevealed: Bool, path: SitePath?, csrf: String) {
        self.isRevealed = isRevealed
        self.path = path
        self.csrf = csrf
    }

    func write(into html: inout HTML) {
        html.element(.div, .class("notice")) { html in
            guard !isRevealed else {
                return html.element(
                    .p, text: "The response repeats a credential that was sent. It stands here as it came, once.")
            }
            html.element(.p) { html in
                html.text("The response repeats a credential that was sent: asterisks stand in its place.")
                if path != nil { html.text(" The download has the bytes as they came.") }
            }
            guard let path else { return }
            html.element(.form, .method("post"), .action(path.url)) { html in
                html.empty(.input, .type("hidden"), .name(FieldName.csrf.text), .value(csrf))
                html.element(.button, .type("submit"), .class("button button-small"), text: "Show it")
            }
        }
    }
}
