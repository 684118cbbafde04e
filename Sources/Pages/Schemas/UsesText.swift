import Markup
import OpenAPI

/// **Used by**: the operations and schemas that refer to a named schema.
struct UsesText {
    let documentID: String
    let uses: SchemaUses

    /// Entries before the fold, and in all.
    private static let maximum = 30
    private static let maximumFolded = 500

    func write(into html: inout HTML) {
        html.element(.section, .id("used-by")) { html in
            html.sectionHead("Used by")
            html.element(.div, .class("section-body uses")) { html in
                if uses.isEmpty {
                    html.element(.p, .class("empty"), text: "Nothing in this description refers to it.")
                }
                writeOperations(into: &html)
                writeSchemas(into: &html)
                writeIndirect(into: &html)
            }
        }
    }

    private func writeOperations(into html: inout HTML) {
        guard !uses.operations.isEmpty else { return }
        html.element(.ul, .class("use-list")) { html in
            for use in uses.operations.prefix(Self.maximum) { write(use.operation, parts: use.parts, into: &html) }
        }
        writeMore(uses.operations.count, into: &html) { html in
            for use in uses.operations.dropFirst(Self.maximum).prefix(Self.maximumFolded) {
                write(use.operation, parts: use.parts, into: &html)
            }
        }
    }

    private func writeMore(_ count: Int, into html: inout HTML, content: (inout HTML) -> Void) {
        guard count > Self.maximum else { return }
        html.element(.details) { html in
            html.element(.summary, .class("property-line")) { html in
                html.element(.span, .class("flag"), text: "\(Count.grouped(count - Self.maximum)) more")
            }
            html.element(.ul, .class("use-list"), content: content)
        }
    }

    private func write(_ operation: Operation, parts: [SchemaUse.Part], into html: inout HTML) {
        html.element(.li) { html in
            html.element(.a, .href(url(operation, parts.first))) { html in
                html.method(operation.method)
                html.path(operation.path)
            }
            if !parts.isEmpty {
                html.element(.span, .class("flag")) { $0.visible(parts.map(Self.words).joined(separator: ", ")) }
            }
        }
    }

    /// The operation's page, at the part that refers to the schema.
    private func url(_ operation: Operation, _ part: SchemaUse.Part?) -> SafeURL {
        let path = SitePath.operation(documentID, operation.id.description)
        guard case .response(let status) = part else { return path.url }
        return SafeURL(path: path.text + "#" + ElementID("response", document: status).text)
    }

    private static func words(_ part: SchemaUse.Part) -> String {
        switch part {
        case .parameter(let name): "parameter \(name)"
        case .requestBody: "request"
        case .response(let status): status
        case .callback(let name): "callback \(name)"
        }
    }

    private func writeSchemas(into html: inout HTML) {
        guard !uses.schemas.isEmpty else { return }
        html.element(.p, .class("use-schemas")) { html in
            html.element(.span, .class("muted"), text: "Schemas : ")
            for (index, schema) in uses.schemas.prefix(Self.maximumFolded).enumerated() {
                if index > 0 { html.text(", ") }
                html.element(.a, .href(SitePath.schema(documentID, schema.id.description).url)) {
                    $0.isolated(schema.name)
                }
            }
        }
    }

    private func writeIndirect(into html: inout HTML) {
        guard !uses.indirect.isEmpty else { return }
        html.element(.details) { html in
            html.element(.summary, .class("property-line")) { html in
                let count = Count.of(uses.indirect.count, "operation")
                html.element(.span, .class("flag"), text: "\(count) by way of these schemas")
            }
            html.element(.ul, .class("use-list")) { html in
                for operation in uses.indirect.prefix(Self.maximumFolded) { write(operation, parts: [], into: &html) }
            }
        }
    }
}
