import JSONSchema
import Markup
import OpenAPI

/// What the API calls back: read only, folded.
struct CallbacksText {
    let scope: SchemaScope
    let callbacks: [Callback]
    var heading: Markup.Tag = .h2

    private static let maximum = 40

    func write(into html: inout HTML) {
        guard !callbacks.isEmpty else { return }
        html.element(.section) { html in
            html.sectionHead("Callbacks", heading: heading)
            html.element(.ul, .class("section-body")) { html in
                for callback in callbacks.prefix(Self.maximum) {
                    for operation in callback.operations.prefix(Self.maximum) {
                        write(operation, of: callback, into: &html)
                    }
                }
            }
        }
    }

    private func write(_ operation: Operation, of callback: Callback, into html: inout HTML) {
        html.element(.li) { html in
            html.element(.details) { html in
                html.element(.summary, .class("property-line")) { html in
                    html.method(operation.method)
                    html.element(.code, .class("name")) { $0.isolated(callback.name) }
                    html.element(.code, .class("path muted")) { $0.isolated(callback.expression) }
                }
                html.prose(operation.description ?? operation.summary)
                if let body = operation.requestBody, let media = body.content.first {
                    html.prose(body.description)
                    html.exampleAndSchema(
                        of: media, scope: SchemaScope(documentID: scope.documentID, direction: .request))
                }
                for response in operation.responses.prefix(10) {
                    html.element(.p, .class("small")) { html in
                        html.status(response.status)
                        html.text(" ")
                        if let text = response.description { html.append(Markdown.inline(text)) }
                    }
                }
            }
        }
    }
}
