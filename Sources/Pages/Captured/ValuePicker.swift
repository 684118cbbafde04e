import Markup
import SourceTree

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
    /// Whether each value has a button: a choice would be a field more of the form beside each of many inputs.
    var isCompact = false
    /// The values that the input takes; nil where it takes any text.
    var choices: [String]?

    /// Values offered beside an input at most, the newest ones.
    private static let limit = 20
    private static let compactLimit = 8
    /// Characters of a value that stand beside its name.
    private static let shownLimit = 40

    func write(into html: inout HTML) {
        let offered = offered
        guard !offered.isEmpty else { return }
        html.element(.details, .class("value-picker")) { html in
            html.element(.summary, .class("fold small muted"), text: "Captured value")
            guard !isCompact else { return writeButtons(offered, into: &html) }
            html.element(.div, .class("value-choice")) { html in
                html.element(
                    .select, .class("select select-small"), .name(FieldName.taken(field.text).text),
                    .aria("label", "Captured value for \(VisibleText.of(label))"), .autocomplete("off")
                ) { html in
                    for value in offered {
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
                    .name(FieldName.captured(.useValue).text), .value(ValuePath(field).text),
                    .formnovalidate(), .formaction(path.url),
                    .aria("label", "Use the captured value for \(VisibleText.of(label))"),
                    text: "Use")
            }
        }
    }

    /// The newest of those that fit. What a secret is, the page does not know.
    private var offered: [ShownValue] {
        let fitting = values.reversed().filter { value in
            choices.map { choices in value.text.map(choices.contains) ?? false } ?? true
        }
        return Array(fitting.prefix(isCompact ? Self.compactLimit : Self.limit))
    }

    private func writeButtons(_ offered: [ShownValue], into html: inout HTML) {
        html.element(.div, .class("value-choice")) { html in
            for value in offered {
                let target = ValuePath(field, JSONPointer(tokens: [value.name]))
                html.element(
                    .button, .type("submit"), .class("button button-small"),
                    .name(FieldName.captured(.useValue).text), .value(target.text), .formnovalidate(),
                    .formaction(path.url), .aria("label", VisibleText.of("Use \(value.name) for \(label)"))
                ) { $0.visible(Self.text(of: value)) }
            }
        }
    }

    private static func text(of value: ShownValue) -> String {
        guard let text = value.text else { return "\(value.name) (secret)" }
        let isLong = text.count > shownLimit
        return "\(value.name): \(text.prefix(shownLimit))\(isLong ? "…" : "")"
    }
}
