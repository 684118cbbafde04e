import Markup
import OpenAPI

/// The servers of an operation that has its own; nothing when it shares those of the description.
struct OperationServers {
    let frame: Frame
    let operation: Operation

    func write(into html: inout HTML) {
        let servers = operation.servers
        guard servers != operation.document.servers else { return }
        html.element(.div, .class("lines")) { html in
            for server in servers {
                html.element(.div) { html in
                    html.text("Server : ")
                    html.element(.code) { $0.isolated(server.url) }
                    if let name = server.name {
                        html.text(" ")
                        html.element(.span, .class("chip")) { $0.visible(name) }
                    }
                    if let text = server.description {
                        html.text(" - ")
                        html.append(Markdown.inline(text))
                    }
                }
            }
        }
    }
}
