import Markup

extension HTML {
    /// The mark of a part that the description refers to and that is not there.
    mutating func gap(_ reference: String) {
        element(.span, .class("gap")) { html in
            html.text("missing: ")
            html.element(.code) { $0.isolated(reference) }
            html.text(" leads nowhere")
        }
    }
}
