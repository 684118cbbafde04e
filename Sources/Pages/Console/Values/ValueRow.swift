import Execution
import Markup
import OpenAPI
import SourceTree

/// One input of a value's form with its name, its boxes and its problem.
struct ValueRow {
    let item: ValueItem
    let field: FieldName
    let problem: String?
    let path: SitePath
    let scope: String
    let captured: [ShownValue]
    let hasFocus: Bool

    private var place: ValuePath { ValuePath(field, item.pointer) }
    private var name: String { FieldName.value(place).text }
    private var id: ElementID { InputID.of(.value(place), scope: scope) }
    private var problemID: ElementID { ElementID("problem", document: scope + "." + name) }

    func write(into html: inout HTML) {
        html.element(.div, .class("call-field")) { html in
            writeLabel(into: &html)
            html.element(.div, .class("call-values")) { html in
                if item.variants != nil {
                    html.element(.div, .class("value-tools")) { html in
                        VariantSelect(item: item, field: field, path: path, scope: scope, hasFocus: false)
                            .write(into: &html)
                    }
                }
                html.element(.div, .class("value-line")) { html in
                    writeControl(into: &html)
                    writeBoxes(into: &html)
                    if item.isRemovable {
                        html.valueButton("Remove", .remove(place), name: item.label, path: path)
                    }
                }
                picker.write(into: &html)
                if let note = item.note { html.element(.p, .class("small muted")) { $0.visible(note) } }
                if let problem {
                    html.element(.p, .class("notice notice-bad"), .id(problemID), .role("alert"), .data("finding")) {
                        $0.visible(problem)
                    }
                }
            }
        }
    }

    private var picker: ValuePicker {
        let isPassword = (item.core ?? item.schema)?.format == "password"
        var picker = ValuePicker(
            field: .value(place), label: item.label, values: isPassword ? [] : captured, path: path, isCompact: true)
        switch item.input {
        case .choice(let values): picker.choices = values.map { $0.text ?? Self.text(of: $0) }
        case .boolean: picker.choices = ["true", "false"]
        default: break
        }
        return picker
    }

    private func writeLabel(into html: inout HTML) {
        if case .entry(let own) = item.role {
            return html.element(.div, .class("call-label")) { html in
                html.empty(
                    .input, .class("input value-name"), .type("text"), .name(FieldName.entryName(place).text),
                    .value(own), .placeholder("name"), .aria("label", "Name of the entry"), .spellcheck(false),
                    .autocomplete("off"), .when(hasFocus, .data("focus")))
            }
        }
        html.element(.label, .class("call-label"), .for(id)) { html in
            html.isolated(item.role == .root ? "Value" : item.label)
            if item.isRequired {
                html.text(" ")
                html.element(.span, .class("required"), .title("required"), text: "*")
            }
            // All items of a list are the same.
            if case .item = item.role { return }
            html.text(" ")
            html.element(.small) { $0.visible(item.schema.map(SchemaChildren.typeText(of:)) ?? "") }
        }
    }

    private var attributes: [Attribute] {
        var isEntry = false
        if case .entry = item.role { isEntry = true }
        return [
            .name(name), .id(id), .when(isEntry, .aria("label", "Value of the entry")),
            .when(item.isRequired, .required()), .when(hasFocus && !isEntry, .data("focus")),
            .when(problem != nil, .aria("invalid", true)), .when(problem != nil, .aria("describedby", problemID)),
        ]
    }

    private func writeControl(into html: inout HTML) {
        switch item.input {
        case .choice(let values): writeChoice(values, into: &html)
        case .boolean:
            writeSelect(
                [("true", "true"), ("false", "false")] + (item.offersNullChoice ? [("null", "null")] : []),
                chosen: item.isNull && item.offersNullChoice ? "null" : item.text, into: &html)
        case .json: writeArea(item.text, rows: 3, isCode: true, into: &html)
        case .text where item.text.utf8.count > 120 || item.text.utf8.contains(0x0A):
            writeArea(item.text, rows: 3, isCode: false, into: &html)
        default:
            let isNumber = if case .number = item.input { true } else { false }
            html.empty(
                .input,
                [.class("input"), .value(item.text), .placeholder(" "), .spellcheck(false), .autocomplete("off")]
                    + TypedInput(schema: item.core ?? item.schema, isNumber: isNumber, value: item.text).attributes
                    + attributes)
        }
    }

    /// A text area; the parser drops one line break at its beginning.
    private func writeArea(_ text: String, rows: Int, isCode: Bool, into html: inout HTML) {
        html.element(
            .textarea,
            [.class("textarea textarea-small"), .rows(rows), .spellcheck(false), .when(isCode, .wrap("off"))]
                + attributes
        ) { html in
            if text.utf8.first == 0x0A { html.text("\n") }
            html.text(text)
        }
    }

    private func writeChoice(_ values: [Node], into html: inout HTML) {
        var choices = values.map { (value: Self.text(of: $0), label: SchemaLine.text(of: $0)) }
        if item.offersNullChoice { choices.append(("null", "null")) }
        let chosen = item.value.flatMap { value in values.first { $0.isEqual(to: value) } }.map(Self.text(of:))
        writeSelect(choices, chosen: chosen ?? item.text, into: &html)
    }

    private func writeSelect(
        _ choices: [(value: String, label: String)], chosen: String, into html: inout HTML
    ) {
        html.element(.select, [.class("select"), .autocomplete("off")] + attributes) { html in
            html.element(.option, .value(""), text: "--")
            for choice in choices {
                html.element(
                    .option, .value(choice.value), .selected(choice.value == chosen),
                    text: VisibleText.of(choice.label))
            }
        }
    }

    private func writeBoxes(into html: inout HTML) {
        if item.offersEmpty {
            let isSet = item.value?.string?.isEmpty == true
            writeBox("empty", "Send empty value: \(item.label)", FieldName.emptyValue(place), isSet, into: &html)
        }
        if item.offersNull {
            writeBox("null", "Send null: \(item.label)", FieldName.null(place), item.isNull, into: &html)
        }
    }

    private func writeBox(
        _ label: String, _ whole: String, _ field: FieldName, _ isSet: Bool, into html: inout HTML
    ) {
        html.element(.label, .class("check value-check"), .title(VisibleText.of(whole))) { html in
            html.empty(
                .input, .type("checkbox"), .name(field.text), .value("1"), .checked(isSet),
                .aria("label", VisibleText.of(whole)))
            html.text(label)
        }
    }

    private static func text(of node: Node) -> String { String(decoding: node.json(), as: UTF8.self) }
}

extension ValueItem {
    /// Whether null is among the choices of its select; in a list `--` is null.
    fileprivate var offersNullChoice: Bool { (isNullable || isNull) && !isListed }
}
