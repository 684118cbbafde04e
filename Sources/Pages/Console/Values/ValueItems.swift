import Execution
import Markup
import OpenAPI
import SourceTree

/// The items of a value's form: groups within groups, as deep as the form goes.
struct ValueItems {
    let field: FieldName
    let problems: [Problem]
    let path: SitePath
    let scope: String
    let captured: [ShownValue]
    let focus: ValuePath?

    func write(_ item: ValueItem, into html: inout HTML) {
        switch item.input {
        case .object(let items, let takesEntries):
            writeGroup(item, into: &html) { html in
                for inner in items { write(inner, into: &html) }
                writeOmitted(item, into: &html)
                if takesEntries { writeButton("Add entry", .add(place(item)), of: item, into: &html) }
            }
        case .list(let items, let takesItems):
            writeGroup(item, into: &html) { html in
                for inner in items { write(inner, into: &html) }
                writeOmitted(item, into: &html)
                if takesItems {
                    writeButton("Add \(itemType(of: item)) item", .add(place(item)), of: item, into: &html)
                }
            }
        case .absent:
            writeGroup(item, into: &html) { html in
                if item.isNull { html.element(.code, .class("muted"), text: "null") }
            }
        default: row(item).write(into: &html)
        }
    }

    private func place(_ item: ValueItem) -> ValuePath { ValuePath(field, item.pointer) }

    private func row(_ item: ValueItem) -> ValueRow {
        ValueRow(
            item: item, field: field, problem: problem(of: item), path: path, scope: scope, captured: captured,
            hasFocus: focus == place(item))
    }

    private func problem(of item: ValueItem) -> String? {
        problems.first { $0.field == .value(place(item)) }?.message
    }

    private func itemType(of item: ValueItem) -> String {
        let schema = item.core?.items
        return schema?.referenceName ?? schema?.effectiveTypes.first ?? "JSON"
    }

    private func writeGroup(_ item: ValueItem, into html: inout HTML, content: (inout HTML) -> Void) {
        let isRoot = item.role == .root
        html.element(
            .fieldset, .class(isRoot ? "value-root" : "value-group"), .data("pointer", place(item).text),
            .when(focus == place(item) && !hasFocusWithin(item), .data("focus"))
        ) { html in
            html.element(.legend, .class(isRoot ? "visually-hidden" : "value-legend")) { html in
                if isRoot { html.text("Value") } else { writeName(item, into: &html) }
            }
            writeTools(item, into: &html)
            if let message = problem(of: item) {
                html.element(.p, .class("notice notice-bad"), .role("alert"), .data("finding")) { $0.visible(message) }
            }
            content(&html)
        }
    }

    /// Whether a group that is gone to has an input or button of its own for that; else a script takes the first within it.
    private func hasFocusWithin(_ item: ValueItem) -> Bool {
        if case .entry = item.role { return true }
        if case .absent = item.input { return true }
        return item.variants != nil || item.children.isEmpty
    }

    private func writeName(_ item: ValueItem, into html: inout HTML) {
        if case .entry(let name) = item.role {
            html.empty(
                .input, .class("input value-name"), .type("text"), .name(FieldName.entryName(place(item)).text),
                .value(name), .placeholder("name"), .aria("label", "Name of the entry"), .spellcheck(false),
                .autocomplete("off"), .when(focus == place(item), .data("focus")))
        } else {
            html.isolated(item.label)
        }
        if item.isRequired {
            html.text(" ")
            html.element(.span, .class("required"), .title("required"), text: "*")
        }
        html.text(" ")
        html.element(.small) { $0.visible(item.schema.map(SchemaChildren.typeText(of:)) ?? "") }
    }

    private func writeTools(_ item: ValueItem, into html: inout HTML) {
        html.element(.div, .class("value-tools")) { html in
            if item.variants != nil { writeVariants(item, into: &html) }
            if case .absent = item.input {
                writeButton(item.role == .root ? "Add value" : "Add", .add(place(item)), of: item, into: &html)
            }
            if item.isNullable, !item.isNull { writeButton("Null", .null(place(item)), of: item, into: &html) }
            if item.isRemovable { writeButton("Remove", .remove(place(item)), of: item, into: &html) }
        }
    }

    private func writeVariants(_ item: ValueItem, into html: inout HTML) {
        VariantSelect(item: item, field: field, path: path, scope: scope, hasFocus: focus == place(item)).write(
            into: &html)
    }

    private func writeOmitted(_ item: ValueItem, into html: inout HTML) {
        guard item.omitted > 0 else { return }
        html.element(.p, .class("small muted"), text: "\(item.omitted) more without an input here")
    }

    private func writeButton(_ label: String, _ change: FormChange, of item: ValueItem, into html: inout HTML) {
        html.valueButton(
            label, change, name: item.label, path: path, hasFocus: focus == place(item) && item.children.isEmpty)
    }
}

extension HTML {
    /// A small button that changes the form's shape on the server.
    mutating func valueButton(
        _ label: String, _ change: FormChange, name: String, path: SitePath, hasFocus: Bool = false
    ) {
        let whole = name.isEmpty ? label : label + ": " + name
        element(
            .button, .type("submit"), .class("button button-small button-change"), .name(FieldName.change.text),
            .value(change.text), .formaction(path.url), .formnovalidate(), .aria("label", VisibleText.of(whole)),
            .when(hasFocus, .data("focus")), text: label)
    }
}
