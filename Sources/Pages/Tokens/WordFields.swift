import Markup
import TokenDesk

/// The part of a token's form that says what it is: description, comment, purpose.
struct WordFields {
    let words: DeskWords
    let values: TokenFormValues
    let problems: [TokenField: String]

    func write(into html: inout HTML) {
        html.element(.div, .class("fields")) { html in
            input(.label, "label", "Description", values.label, limit: 100, isRequired: true, into: &html)
            input(.purpose, "purpose", "For whom or what", values.purpose, limit: 100, isRequired: false, into: &html)
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("comment"), text: "Comments")
                html.element(
                    .textarea, .class("textarea textarea-short"), .id("comment"), .name(TokenField.comment.text),
                    .maxlength(500), text: values.comment)
                if let problem = problems[.comment] { html.notice("bad", role: "alert", problem) }
            }
        }
    }

    private func input(
        _ field: TokenField, _ id: ElementID, _ label: String, _ value: String, limit: Int, isRequired: Bool,
        into html: inout HTML
    ) {
        let problem = problems[field]
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(id), text: label)
            html.empty(
                .input, .class("input"), .id(id), .type("text"), .name(field.text), .value(value), .maxlength(limit),
                .required(isRequired), .autocomplete("off"), .when(problem != nil, .aria("invalid", true)),
                .when(field == .label && value.isEmpty, .autofocus()))
            if let problem { html.notice("bad", role: "alert", problem) }
        }
    }
}
