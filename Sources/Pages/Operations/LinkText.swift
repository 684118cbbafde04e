import Markup
import OpenAPI

/// What a link says beside its parameters: the operation where it is not one of this description, body and server.
struct LinkText {
    let link: Link

    func write(into html: inout HTML) {
        if link.operation == nil, let target = link.operationRef ?? link.operationId {
            line("operation", into: &html) { $0.isolated(target) }
        }
        if let body = link.requestBody {
            line("body", into: &html) { $0.visible(SchemaLine.text(of: body)) }
        }
        if let server = link.server {
            line("server", into: &html) { $0.isolated(server.url) }
        }
    }

    private func line(_ label: StaticString, into html: inout HTML, value: (inout HTML) -> Void) {
        html.element(.div, .class("muted")) { html in
            html.text("\(label) = ")
            html.element(.code, content: value)
        }
    }
}
