import Markup

/// **Examples:** above an input: a named example fills it in, and once it was edited it is a **[Modified value]**.
///
/// Without scripts the button beside it has the server do so.
struct ExampleSelect {
    let field: FieldName
    let examples: [OfferedExample]
    /// What stands in the input; nil while nothing was typed, which is the first example.
    let current: [String]?
    /// Where forms are kept.
    let path: SitePath
    /// Keeps the ids of several operations on one page apart.
    let scope: String

    /// Bytes of a value that stands in the page; longer ones the server fills in.
    private static let inlineLimit = 4_096

    func write(into html: inout HTML) {
        let id = ElementID("example", document: scope + "." + field.text)
        html.element(.div, .class("examples"), .data("behavior", "examples"), .data("for", field.text)) { html in
            html.element(.label, .for(id), text: "Examples:")
            html.element(
                .select, .class("select select-small"), .id(id), .name(FieldName.example(field.text).text),
                .autocomplete("off")
            ) { html in
                let chosen = chosen
                html.element(
                    .option, .value(""), .data("modified"), .selected(chosen == nil), .hidden(chosen != nil),
                    text: "[Modified value]")
                for example in examples { write(example, isChosen: example == chosen, into: &html) }
            }
            html.element(
                .button, .type("submit"), .class("button button-small no-js"), .name(FieldName.useExample.text),
                .value(field.text), .formaction(path.url), text: "Use")
        }
    }

    private func write(_ example: OfferedExample, isChosen: Bool, into html: inout HTML) {
        let value = example.values.count == 1 ? example.values.first : nil
        let inline = value.flatMap { $0.utf8.count <= Self.inlineLimit ? $0 : nil }
        html.element(
            .option, .value(example.name), .selected(isChosen), .ifPresent(inline) { .data("value", $0) },
            text: VisibleText.of(example.label))
    }

    private var chosen: OfferedExample? {
        guard let current else { return examples.first }
        // A text area ends its lines with CR LF (WHATWG HTML §4.10.11).
        let plain = current.map { $0.replacing("\r\n", with: "\n") }
        return examples.first { !$0.values.isEmpty && $0.values == plain }
    }
}
