import Markup

/// **Captured value** beside an input: the server puts the chosen one in, a secret as its name in braces.
struct ValuePicker {
    /// The field that is filled in.
    let field: FieldName
    /// How its input is labelled.
    let label: String
    let values: [ShownValue]
    /// Where forms are kept.
    let path: SitePath
    /// Whether the input holds a JSON body, into which a value goes at a place.
    var isBody = false

    /// Values offered beside an input at most, the newest ones.
    private static let limit = 20
    /// Characters of a value that stand beside its name.
    private static let shownLimit = 40

    func write(into html: inout HTML) {
        guard !values.isEmpty else { return }
        html.element(.details, .class("value-picker")) { html in
            html.element(.summary, .class("fold small muted"), text: "Captured value")
            html.element(.div, .class("value-choice")) { html in
                html.element(
                    .select, .class("select select-small"), .name(FieldName.taken(field.text).text),
                    .aria("label", "Captured value for \(VisibleText.of(label))"), .autocomplete("off")
                ) { html in
                    for value in values.reversed().prefix(Self.limit) {
                        html.element(.option, .value(value.name), text: VisibleText.of(Self.text(of: value)))
                    }
                }
                if isBody {
                    html.empty(
                        .input, .class("input"), .type("text"), .name(FieldName.captured(.target).text),
                        .aria("label", "Where in the body, as a JSON Pointer"),
                        .placeholder("at /member, or all of it"),
                        .spellcheck(false), .autocomplete("off"))
                }
                html.element(
                    .button, .type("submit"), .class("button button-small"),
                    .name(FieldName.captured(.useValue).text), .value(field.text), .formnovalidate(),
                    .formaction(path.url), .aria("label", "Use the captured value for \(VisibleText.of(label))"),
                    text: "Use")
            }
        }
    }

    private static func text(of value: ShownValue) -> String {
        guard let text = value.text else { return "\(value.name) (secret)" }
        let isLong = text.count > shownLimit
        return "\(value.name): \(text.prefix(shownLimit))\(isLong ? "…" : "")"
    }
}
