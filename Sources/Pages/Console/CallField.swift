import Markup
import OpenAPI

/// One input of the console with its label, its problem and "Send empty value".
struct CallField {
    let field: FieldName
    let label: String
    let type: String
    let isRequired: Bool
    let control: CallControl
    let values: [String]
    /// What a single value of it is, for the kind of its input.
    var schema: Schema?
    /// Where a row more is asked for without scripts; nil where there is no way.
    var path: SitePath?
    /// A form for the JSON that it holds; nil where there is none.
    var block: ValueBlock?
    /// The named examples above the input, nil where there are none.
    var examples: ExampleSelect?
    /// The checkbox "Send empty value" and whether it is set; nil where there is none.
    var empty: (field: FieldName, isSet: Bool)?
    /// What the session took from responses; nil where nothing of it can stand in the input.
    var captured: ValuePicker?
    /// Where a text goes that is sent in place of a file; nil for the field itself.
    var textField: FieldName?
    var problem: String?
    /// Keeps the ids of several operations on one page apart.
    let scope: String

    private var id: ElementID { InputID.of(field, scope: scope) }
    private var problemID: ElementID { ElementID("problem", document: scope + "." + field.text) }

    func write(into html: inout HTML) {
        html.element(.div, .class("call-field")) { html in
            writeLabel(into: &html)
            html.element(.div, .class("call-values"), .when(isList, .data("behavior", "items"))) { html in
                examples?.write(into: &html)
                // A large file is sent on while it comes, so nothing may come after it.
                if isFile { picker?.write(into: &html) }
                writeControl(into: &html)
                if let empty { writeEmpty(empty, into: &html) }
                if !isFile { picker?.write(into: &html) }
                if let problem {
                    html.element(.p, .class("notice notice-bad"), .id(problemID), .role("alert"), .data("finding")) {
                        $0.visible(problem)
                    }
                }
            }
        }
    }

    /// A form has its own beside each input.
    private var picker: ValuePicker? {
        var picker = captured
        switch control {
        case .choice(let choices), .choices(let choices): picker?.choices = choices
        case .list(_, let choices) where !choices.isEmpty: picker?.choices = choices
        case .boolean: picker?.choices = ["true", "false"]
        case .json where block?.isForm == true: return nil
        case .json, .text, .list, .file: break
        }
        return picker
    }

    private var isFile: Bool {
        if case .file = control { true } else { false }
    }

    private var isList: Bool {
        if case .list = control { true } else { false }
    }

    private func writeLabel(into html: inout HTML) {
        html.element(.label, .class("call-label"), .for(id)) { html in
            html.isolatedName(label)
            if isRequired {
                html.text(" ")
                html.element(.span, .class("required"), .title("required"), text: "*")
            }
            html.text(" ")
            html.element(.small) { $0.visible(type) }
        }
    }

    /// The input alone.
    func writeControl(into html: inout HTML) {
        switch control {
        case .choice(let choices): writeSelect(choices, into: &html)
        case .boolean: writeSelect(["true", "false"], into: &html)
        case .choices(let choices): writeMultiple(choices, into: &html)
        case .list(let itemType, let choices): writeList(itemType, choices, into: &html)
        case .json: writeJSON(into: &html)
        case .file(let several):
            if let text = values.first, !text.isEmpty { writeInsteadOfFile(text, into: &html) }
            html.empty(
                .input, [.class("input input-file"), .type("file"), .multiple(several)] + attributes())
        case .text(let isNumber): writeText(values.first ?? "", isNumber: isNumber, into: &html)
        }
    }

    /// A value that was put in: a file chooser can hold none.
    private func writeInsteadOfFile(_ text: String, into html: inout HTML) {
        html.element(.label, .class("call-instead small muted")) { html in
            html.text("Sent where no file is chosen")
            html.empty(
                .input, .class("input"), .type("text"), .name((textField ?? field).text), .value(text),
                .spellcheck(false), .autocomplete("off"))
        }
    }

    private func writeJSON(into html: inout HTML) {
        let area = attributes() + [.rows(4), .wrap("off"), .spellcheck(false)]
        guard var block else { return html.area(area, text: values.first ?? "") }
        block.raw = { $0.area(area, text: values.first ?? "") }
        block.write(into: &html)
    }

    private func writeSelect(_ choices: [String], into html: inout HTML) {
        html.element(.select, [.class("select"), .autocomplete("off")] + attributes()) { html in
            html.element(.option, .value(""), text: "--")
            for choice in choices {
                html.element(
                    .option, .value(choice), .selected(values.first == choice), text: VisibleText.of(choice))
            }
        }
    }

    private func writeMultiple(_ choices: [String], into html: inout HTML) {
        html.element(
            .select,
            [.class("select"), .multiple(), .size(min(6, max(2, choices.count))), .autocomplete("off")]
                + attributes()
        ) { html in
            for choice in choices {
                html.element(
                    .option, .value(choice), .selected(values.contains(choice)), text: VisibleText.of(choice))
            }
        }
    }

    private func writeList(_ itemType: String, _ choices: [String], into html: inout HTML) {
        for (index, value) in (values.isEmpty ? [""] : values).enumerated() {
            html.element(.div, .class("call-item")) { html in
                if choices.isEmpty {
                    let isNumber = itemType == "integer" || itemType == "number"
                    writeText(value, isNumber: isNumber, index: index, into: &html)
                } else {
                    html.element(.select, [.class("select")] + attributes(index)) { html in
                        html.element(.option, .value(""), text: "--")
                        for choice in choices {
                            html.element(.option, .value(choice), .selected(choice == value), text: choice)
                        }
                    }
                }
                html.element(
                    .button, .type("button"), .class("button button-quiet js"), .data("action", "remove"),
                    .aria("label", "Remove item"), text: "−")
            }
        }
        html.element(.div) { html in
            html.element(
                .button, .type("button"), .class("button button-small js"), .data("action", "add"),
                text: "Add \(itemType) item")
            guard let path else { return }
            html.element(
                .button, .type("submit"), .class("button button-small no-js"), .name(FieldName.change.text),
                .value(FormChange.row(field.text).text), .formaction(path.url), .formnovalidate(),
                text: "Add \(itemType) item")
        }
    }

    private func writeText(_ value: String, isNumber: Bool, index: Int = 0, into html: inout HTML) {
        html.empty(
            .input,
            [
                .class("input"), .value(value), .spellcheck(false), .autocomplete("off"),
            ] + TypedInput(schema: schema, isNumber: isNumber, value: value).attributes + attributes(index))
    }

    private func writeEmpty(_ empty: (field: FieldName, isSet: Bool), into html: inout HTML) {
        html.element(.label, .class("check")) { html in
            html.empty(
                .input, .type("checkbox"), .name(empty.field.text), .value("1"), .checked(empty.isSet))
            html.text("Send empty value")
        }
    }

    /// - Parameter index: which of several inputs; the label is the first one's.
    private func attributes(_ index: Int = 0) -> [Attribute] {
        [
            .name(field.text), .id(InputID.of(field, index: index, scope: scope)),
            .when(index > 0, .aria("label", label)),
            .when(isRequired && empty == nil, .required()), .when(problem != nil, .aria("invalid", true)),
            .when(problem != nil, .aria("describedby", problemID)),
        ]
    }
}

extension HTML {
    /// A text area: attributes in an array around a text.
    fileprivate mutating func area(_ attributes: [Attribute], text: String) {
        element(.textarea, [.class("textarea")] + attributes) { $0.text(text) }
    }
}
