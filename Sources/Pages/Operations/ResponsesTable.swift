import JSONSchema
import Markup
import OpenAPI

/// **Responses**: the table Code | Description | Links.
struct ResponsesTable {
    let scope: SchemaScope
    let operation: Operation
    var heading: Markup.Tag = .h2

    private static let maximumMediaTypes = 4

    func write(into html: inout HTML) {
        let responses = operation.responses
        html.element(.section) { html in
            html.sectionHead("Responses", heading: heading)
            guard !responses.isEmpty else {
                return html.element(.p, .class("section-body empty"), text: "No responses are described.")
            }
            html.element(.table, .class("columns stack")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .class("columns-code"), .scope("col"), text: "Code")
                        html.element(.th, .scope("col"), text: "Description")
                        html.element(.th, .class("columns-links"), .scope("col"), text: "Links")
                    }
                }
                html.element(.tbody) { html in
                    let accept =
                        operation.origin != .path
                        ? nil : responses.firstIndex { $0.status.hasPrefix("2") && !$0.content.isEmpty }
                    for (index, response) in responses.enumerated() {
                        write(response, controlsAccept: index == accept, into: &html)
                    }
                }
            }
        }
    }

    private func write(_ response: Response, controlsAccept: Bool, into html: inout HTML) {
        let subject = KeptParts.Subject.response(response.node, response.status)
        html.shared(
            response.isShared && !controlsAccept ? subject : nil, at: scope.anchor("response", response.status),
            scope: scope
        ) { write(response, at: $0, $1, controlsAccept: controlsAccept, into: &$2) }
    }

    private func write(
        _ response: Response, at anchor: ElementID, _ scope: SchemaScope, controlsAccept: Bool, into html: inout HTML
    ) {
        html.element(.tr, scope.id(anchor)) { html in
            html.element(.td) { html in
                html.status(response.status)
                scope.writeLink(anchor, into: &html)
            }
            html.element(.td) { html in
                if let summary = response.summary { html.element(.p) { $0.visible(summary) } }
                html.prose(response.description)
                writeContent(
                    of: response, scope.part(anchor, .response), controlsAccept: controlsAccept, into: &html)
                HeadersTable(headers: response.headers).write(into: &html)
                for media in response.content { EncodingText(media: media).write(into: &html) }
                if let reference = response.brokenReference { html.gap(reference) }
            }
            html.element(.td, .class("small")) { writeLinks(of: response, into: &$0) }
        }
    }

    private func writeContent(
        of response: Response, _ scope: SchemaScope, controlsAccept: Bool, into html: inout HTML
    ) {
        let content = Array(response.content.prefix(Self.maximumMediaTypes))
        guard let first = content.first else { return }
        html.element(.div, .data("media-scope")) { html in
            html.element(.div, .class("lines")) { html in
                html.text("Media type ")
                if content.count > 1 {
                    html.mediaSelect(
                        content, label: "Response media type of \(response.status)",
                        sets: controlsAccept ? ElementID("accept", document: operation.id.description) : nil)
                } else {
                    html.element(.code) { $0.isolated(first.name) }
                }
                if controlsAccept, content.count > 1 {
                    html.text(" Controls ")
                    html.element(.code, text: "Accept")
                    html.text(" header.")
                }
            }
            if let anchor = scope.anchor {
                MediaContent(content: content, scope: scope, anchor: anchor, direction: .response).write(into: &html)
            }
            html.otherMediaTypes(response.content.dropFirst(Self.maximumMediaTypes))
        }
    }

    private func writeLinks(of response: Response, into html: inout HTML) {
        let links = response.links
        guard !links.isEmpty else { return html.element(.span, .class("muted"), text: "No links") }
        for link in links {
            html.element(.div) { html in
                if let target = link.operation {
                    let path = SitePath.operation(scope.documentID, target.id.description)
                    html.element(.a, .href(path.url)) { $0.isolated(link.name) }
                } else {
                    html.isolated(link.name)
                }
                if let reference = link.brokenReference { html.element(.div) { $0.gap(reference) } }
                if let text = link.description {
                    html.element(.div, .class("muted")) { $0.append(Markdown.inline(text)) }
                }
                for (name, value) in link.parameters {
                    html.element(.div, .class("muted")) { html in
                        html.element(.code) { $0.isolated(name) }
                        html.text(" = ")
                        html.element(.code) { $0.visible(SchemaLine.text(of: value)) }
                    }
                }
                LinkText(link: link).write(into: &html)
            }
        }
    }
}
