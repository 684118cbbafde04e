import Markup

/// The fields of the desk's forms, each with its label, its hint and what was wrong with it.
struct DeskForm {
    let problems: [Problem]

    /// What is wrong with the form as a whole.
    func writeProblems(into html: inout HTML) {
        for problem in problems where problem.field == nil { html.notice("bad", role: "alert", problem.message) }
    }

    /// A field for a password: always empty, whatever was typed (THREATS R6).
    func password(
        _ label: String, _ field: DeskField, isNew: Bool, hint: String = "", isFirst: Bool = false,
        into html: inout HTML
    ) {
        write(label, field, hint: hint, into: &html) { html, id, state in
            html.empty(
                .input, .class("input"), .id(id), .type("password"), .name(field.rawValue), .required(),
                .autocomplete(isNew ? "new-password" : "current-password"), .spellcheck(false), .maxlength(1_024),
                .autofocus(takesFocus(field, isFirst)), state.invalid, state.described)
        }
    }

    /// A field for a user's name.
    func userName(
        _ label: String, value: String, hint: String = "", isFirst: Bool = false, isOwn: Bool = true,
        into html: inout HTML
    ) {
        write(label, .userName, hint: hint, into: &html) { html, id, state in
            html.empty(
                .input, .class("input"), .id(id), .type("text"), .name(DeskField.userName.rawValue), .value(value),
                .required(), .autocomplete(isOwn ? "username" : "off"), .autocapitalize("off"), .spellcheck(false),
                .maxlength(64), .autofocus(takesFocus(.userName, isFirst)), state.invalid, state.described)
        }
    }

    /// The first field that is wrong takes the focus, else the first of all.
    private func takesFocus(_ field: DeskField, _ isFirst: Bool) -> Bool {
        guard let wrong = problems.first(where: { $0.field != nil })?.field else { return isFirst }
        return wrong == .desk(field)
    }

    private struct State {
        let invalid: Attribute
        let described: Attribute
    }

    private func write(
        _ label: String, _ field: DeskField, hint: String, into html: inout HTML,
        input: (inout HTML, ElementID, State) -> Void
    ) {
        let id = ElementID("field", document: field.rawValue)
        let hintID = ElementID("hint", document: field.rawValue)
        let problem = problems.first { $0.field == .desk(field) }
        let isDescribed = problem != nil || !hint.isEmpty
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(id), text: label)
            let state = State(
                invalid: .when(problem != nil, .aria("invalid", true)),
                described: .when(isDescribed, .aria("describedby", hintID)))
            input(&html, id, state)
            guard isDescribed else { return }
            html.element(.div, .id(hintID), .class("small")) { html in
                if let problem { html.notice("bad", role: "alert", problem.message) }
                if !hint.isEmpty { html.element(.p, .class("muted"), text: hint) }
            }
        }
    }
}
