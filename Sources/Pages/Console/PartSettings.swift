import Markup
import OpenAPI
import SourceTree

/// What may be chosen about a part of a multipart body: its media type where several are allowed, and its header fields.
struct PartSettings {
    let part: String
    let encoding: Encoding
    let draft: CallDraft?
    let scope: String

    private var types: [String] { encoding.contentTypes }
    private var headers: [Header] { encoding.headers.filter { $0.name.lowercased() != "content-type" } }

    func write(into html: inout HTML) {
        if types.count > 1 || types.contains(where: { MediaTypeName($0).text.contains("*") }) {
            writeTypes(into: &html)
        }
        for header in headers.prefix(20) { write(header, into: &html) }
    }

    private func writeTypes(into html: inout HTML) {
        let field = FieldName.partType(part)
        let chosen = draft?.first(field) ?? ""
        if types.contains(where: { $0.contains("*") }) {
            return writeLine("Content-Type of \(part)", field, into: &html) { html, id in
                html.empty(
                    .input, .class("input"), .type("text"), .id(id), .name(field.text), .value(chosen),
                    .placeholder(VisibleText.of(types.joined(separator: ", "))), .spellcheck(false),
                    .autocomplete("off"))
            }
        }
        writeLine("Content-Type of \(part)", field, into: &html) { html, id in
            html.element(.select, .class("select"), .id(id), .name(field.text), .autocomplete("off")) { html in
                html.element(.option, .value(""), text: "--")
                for type in types {
                    html.element(.option, .value(type), .selected(type == chosen), text: VisibleText.of(type))
                }
            }
        }
    }

    private func write(_ header: Header, into html: inout HTML) {
        let field = FieldName.partField(ValuePath(.form(part), JSONPointer(tokens: [header.name])))
        let only = header.schema?.examples.first ?? header.schema?.default
        writeLine("\(header.name) of \(part)", field, isRequired: header.isRequired, into: &html) { html, id in
            html.empty(
                .input, .class("input"), .type("text"), .id(id), .name(field.text), .value(draft?.first(field) ?? ""),
                .placeholder(VisibleText.of(only?.text ?? "")), .spellcheck(false), .autocomplete("off"))
        }
    }

    private func writeLine(
        _ label: String, _ field: FieldName, isRequired: Bool = false, into html: inout HTML,
        control: (inout HTML, ElementID) -> Void
    ) {
        let id = ElementID("in", document: scope + "." + field.text)
        html.element(.div, .class("call-field call-inner")) { html in
            html.element(.label, .class("call-label"), .for(id)) { html in
                html.isolated(label)
                if isRequired { html.element(.span, .class("required"), .title("required"), text: " *") }
            }
            html.element(.div, .class("call-values")) { control(&$0, id) }
        }
    }
}
