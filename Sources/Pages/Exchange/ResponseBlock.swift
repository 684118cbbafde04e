import Markup

/// **Server response**: Code | Details with **Response body** and **Response headers**.
struct ResponseBlock {
    let response: ShownResponse
    let body: ResponseBody

    func write(into html: inout HTML) {
        response.echo?.write(into: &html)
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Server response")
            html.element(.table, .class("columns stack result-table")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .class("columns-code"), .scope("col"), text: "Code")
                        html.element(.th, .scope("col"), text: "Details")
                    }
                }
                html.element(.tbody) { html in
                    html.element(.tr) { html in
                        html.element(.td) { writeCode(into: &$0) }
                        html.element(.td) { writeDetails(into: &$0) }
                    }
                }
            }
        }
        body.write(into: &html)
        writeFields(into: &html)
        ConnectionBlock(duration: response.duration, connection: response.connection).write(into: &html)
    }

    private func writeCode(into html: inout HTML) {
        html.status("\(response.status)")
        if !response.isDocumented { html.element(.div, .class("where"), text: "Undocumented") }
    }

    private func writeDetails(into html: inout HTML) {
        if response.status < 400 {
            html.element(.div, .class("small")) { $0.visible(response.reason) }
        } else {
            let reason = response.reason.isEmpty ? "status \(response.status)" : response.reason
            html.element(.div, .class("small")) { $0.visible("Error: \(reason)") }
        }
        if let sentence = StatusMeaning.sentence(of: response.status) {
            html.element(.div, .class("small muted"), text: sentence)
        }
        html.prose(response.description)
    }

    private func writeFields(into html: inout HTML) {
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Response headers")
            html.wire(
                response.fields.map { ShownField($0.name.lowercased(), $0.value, description: $0.description) },
                label: "Response headers")
        }
    }
}

extension HTML {
    /// Header fields as a table; what the description says of one stands below its value.
    mutating func wire(_ fields: [ShownField], label: String) {
        element(.table, .class("wire"), .aria("label", label)) { html in
            html.element(.tbody) { html in
                for field in fields {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row")) { $0.visible(field.name) }
                        html.element(.td) { html in
                            html.visible(field.value)
                            html.prose(field.description)
                        }
                    }
                }
            }
        }
    }
}
