import Markup

/// The request line, fields and body exactly as they went, with secrets masked.
struct ExactRequest {
    let request: ShownRequest

    func write(into html: inout HTML) {
        html.element(.details, .class("result-block capture")) { html in
            html.element(.summary, .class("fold"), text: "Request as sent")
            html.element(.div, .class("url")) { html in
                html.method(request.method)
                html.text(" ")
                html.visible(request.url)
            }
            html.wire(request.fields, label: "Request headers")
            if let body = request.body, !body.isEmpty {
                html.codeBlock("code-wrap", label: "Request body") { $0.visible(body) }
            } else if request.bodySize > 0 {
                html.element(.p, .class("small muted"), text: "A body of \(Count.bytes(request.bodySize)).")
            }
        }
    }
}
