import Execution
import Markup

/// **Server response**: Code | Details with **Response body** and **Response headers**.
struct ResponseBlock {
    let view: ExchangeView
    let response: ShownResponse

    func write(into html: inout HTML) {
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
        writeBody(into: &html)
        writeFields(into: &html)
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Request duration")
            html.element(.p, .class("small"), text: Count.duration(response.duration))
        }
    }

    private func writeCode(into html: inout HTML) {
        html.status("\(response.status)")
        if !response.isDocumented { html.element(.div, .class("where"), text: "Undocumented") }
    }

    private func writeDetails(into html: inout HTML) {
        if (200..<300).contains(response.status) {
            html.element(.span, .class("small")) { $0.visible(response.reason) }
        } else {
            let reason = response.reason.isEmpty ? "status \(response.status)" : response.reason
            html.element(.span, .class("small")) { $0.visible("Error: \(reason)") }
        }
    }

    private func writeBody(into html: inout HTML) {
        html.element(.div, .class("result-block")) { html in
            html.element(.div, .class("result-head")) { html in
                html.element(.h3, text: "Response body")
                if !response.body.isEmpty, let id = view.id {
                    html.element(
                        .a, .class("button button-small"), .href(SitePath.exchangeBody(view.documentID, id).url),
                        .download("")
                    ) { html in
                        html.icon("download")
                        html.text("Download")
                    }
                }
            }
            if response.rest > 0 {
                LargeBody(view: view, response: response).write(into: &html)
            } else {
                ResponseBody(response: response).write(into: &html)
            }
            writeEnding(into: &html)
        }
    }

    private func writeEnding(into html: inout HTML) {
        if response.isTruncated {
            html.notice("warn", "The body was longer than the limit: this is its beginning.")
        }
        switch response.ending {
        case .ended: break
        case .stopped: html.notice("warn", "The call was stopped: this is what had come until then.")
        case .broken(let message): html.notice("warn", message + " This is what had come until then.")
        }
    }

    private func writeFields(into html: inout HTML) {
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Response headers")
            html.wire(response.fields.map { ShownField($0.name.lowercased(), $0.value) }, label: "Response headers")
        }
    }
}

extension HTML {
    /// Header fields as a table.
    mutating func wire(_ fields: [ShownField], label: String) {
        element(.table, .class("wire"), .aria("label", label)) { html in
            html.element(.tbody) { html in
                for field in fields {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row")) { $0.visible(field.name) }
                        html.element(.td) { $0.visible(field.value) }
                    }
                }
            }
        }
    }
}
