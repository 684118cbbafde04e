import Markup

/// Query parameters and header fields that no description names, as rows of the user's own.
struct OwnFields {
    /// Rows of a kind that are shown at most.
    private static let maximum = 20

    let draft: CallDraft?
    let problems: [Problem]
    let path: SitePath
    let scope: String

    /// Whether nothing was typed there.
    var isUntouched: Bool {
        problems.isEmpty && pairs(.queryName, .queryValue).isEmpty && pairs(.headerName, .headerValue).isEmpty
    }

    func write(into html: inout HTML) {
        let query = pairs(.queryName, .queryValue)
        let fields = pairs(.headerName, .headerValue)
        let isOpen = !(query.isEmpty && fields.isEmpty) || problems.contains { $0.field == .headerName }
        html.element(.details, .class("own-fields"), .open(isOpen)) { html in
            html.element(.summary, .class("fold small"), text: "More query parameters and headers")
            writeRows(query, "Query parameter", .queryName, .queryValue, into: &html)
            writeRows(fields, "Header", .headerName, .headerValue, into: &html)
            for problem in problems where problem.field == .headerName {
                html.element(.p, .class("notice notice-bad"), .role("alert"), .data("finding")) {
                    $0.visible(problem.message)
                }
            }
        }
    }

    private func pairs(_ name: FieldName, _ value: FieldName) -> [(name: String, value: String)] {
        zip(draft?[name] ?? [], draft?[value] ?? []).map { (name: $0, value: $1) }
            .filter { !$0.name.isEmpty || !$0.value.isEmpty }
    }

    /// The rows and a blank one: without scripts each answer brings another.
    private func writeRows(
        _ rows: [(name: String, value: String)], _ label: String, _ name: FieldName, _ value: FieldName,
        into html: inout HTML
    ) {
        html.element(.div, .class("call-values"), .data("behavior", "items")) { html in
            for (index, row) in (rows.prefix(Self.maximum - 1) + [(name: "", value: "")]).enumerated() {
                html.element(.div, .class("call-item")) { html in
                    writeInput(name, row.name, label + " name", index, into: &html)
                    writeInput(value, row.value, label + " value", index, into: &html)
                    html.element(
                        .button, .type("button"), .class("button button-quiet js"), .data("action", "remove"),
                        .aria("label", "Remove " + label.lowercased())
                    ) { $0.text("−") }
                }
            }
            html.element(.div) { html in
                html.element(
                    .button, .type("button"), .class("button button-small js"), .data("action", "add"),
                    text: "Add \(label.lowercased())")
                html.element(
                    .button, .type("submit"), .class("button button-small no-js"), .name(FieldName.change.text),
                    .value(FormChange.row(name.text).text), .formaction(path.url), .formnovalidate(),
                    text: "Add \(label.lowercased())")
            }
        }
    }

    private func writeInput(_ field: FieldName, _ value: String, _ label: String, _ index: Int, into html: inout HTML) {
        html.empty(
            .input, .class("input"), .type("text"), .id(InputID.of(field, index: index, scope: scope)),
            .name(field.text), .value(value), .aria("label", label),
            .placeholder(label.hasSuffix("name") ? "name" : "value"), .spellcheck(false), .autocomplete("off"))
    }
}
