import Execution
import Markup
import OpenAPI
import SourceTree

/// A JSON value in the console: as a form made from its schema, or as text, whichever the reader chose.
struct ValueBlock {
    let field: FieldName
    let schema: Schema
    /// What stands in the value before the form's inputs count.
    let text: String
    let draft: CallDraft?
    let problems: [Problem]
    let isRequired: Bool
    let limit: Int
    let path: SitePath
    /// Keeps the ids of several operations on one page apart.
    let scope: String
    /// What the session took from responses.
    var captured: [ShownValue] = []
    /// Whether it is a form where nothing was chosen.
    var opensForm = false
    /// Where to go on typing after a change.
    var focus: ValuePath?
    /// Writes the value as text.
    var raw: (inout HTML) -> Void = { _ in }

    static let form = "form"
    static let raw = "raw"

    /// Found again after a change made without scripts.
    static func id(of field: FieldName, scope: String) -> ElementID {
        ElementID("value", document: scope + "." + field.text)
    }

    func write(into html: inout HTML) {
        let (root, failure) = value
        html.element(
            .div, .class("value-block"), .id(Self.id(of: field, scope: scope)), .data("behavior", "values"),
            .data("address", path.url(part: .value))
        ) { html in
            html.empty(
                .input, .type("hidden"), .name(FieldName.view(field.text).text), .value(isForm ? Self.form : Self.raw))
            writeTabs(isForm: isForm, into: &html)
            if isWanted, let failure {
                html.notice("warn", role: "status", "No form can be shown for this text: \(failure)")
            }
            if isForm {
                writeForm(root, into: &html)
            } else {
                raw(&html)
            }
        }
    }

    /// Whether it is shown as a form.
    var isForm: Bool { isWanted && value.failure == nil }

    private var isWanted: Bool { draft?.first(.view(field.text)).map { $0 == Self.form } ?? opensForm }

    private var value: (root: Node?, failure: String?) {
        guard isWanted, !text.isEmpty else { return (nil, nil) }
        do {
            return (try Tree.read(Array(text.utf8), format: .json, budget: .instance).root, nil)
        } catch {
            return (nil, error.description)
        }
    }

    private func writeTabs(isForm: Bool, into html: inout HTML) {
        let whole = ValuePath(field)
        html.element(.div, .class("value-tabs"), .role("group"), .aria("label", "How the value is entered")) { html in
            for (label, change, isOn) in [
                ("Form", FormChange.form(whole), isForm), ("Raw", FormChange.raw(whole), !isForm),
            ] {
                html.element(
                    .button, .type("submit"), .class("tab button-tab"), .name(FieldName.change.text),
                    .value(change.text),
                    .formaction(path.url), .formnovalidate(), .aria("pressed", isOn),
                    .when(isOn && focus == whole, .data("focus")), text: label)
            }
            html.element(
                .button, .type("submit"), .class("button button-quiet button-small push"),
                .name(FieldName.change.text), .value(FormChange.sample(whole).text), .formaction(path.url),
                .formnovalidate(), text: "Reset to sample")
        }
    }

    private func writeForm(_ root: Node?, into html: inout HTML) {
        html.empty(.input, .type("hidden"), .name(field.text), .value(text))
        let posted = (draft?.values ?? [:]).flatMap { name, values in values.map { (name: name, value: $0) } }
        let form = ValueForm(
            schema, value: root, inputs: ValueInputs(posted, of: field), isRequired: isRequired, limit: limit)
        let items = ValueItems(
            field: field, problems: problems, path: path, scope: scope, captured: captured, focus: focus)
        items.write(form.root, into: &html)
        if form.omitted > 0 {
            html.element(.p, .class("small muted")) { html in
                html.text("\(form.omitted) more ")
                html.text(form.omitted == 1 ? "value has" : "values have")
                html.text(" no input here: a form has at most \(limit). All of them are sent; Raw shows them.")
            }
        }
        for problem in problems where problem.field == field {
            html.element(.p, .class("notice notice-bad"), .role("alert"), .data("finding")) {
                $0.visible(problem.message)
            }
        }
    }
}
