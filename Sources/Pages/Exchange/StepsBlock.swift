import Markup

/// The chain of requests: those that came before, the shown one, and where it points next.
struct StepsBlock {
    let steps: [ShownStep]
    let redirect: ShownRedirect?

    func write(into html: inout HTML) {
        if !steps.isEmpty {
            html.element(.div, .class("result-block")) { html in
                html.element(.h3, text: "Before this")
                html.element(.ol, .class("steps")) { html in
                    for step in steps { html.element(.li) { write(step, into: &$0) } }
                }
            }
        }
        if let redirect { write(redirect, into: &html) }
    }

    private func write(_ step: ShownStep, into html: inout HTML) {
        html.status("\(step.status)")
        html.text(" ")
        html.method(step.method)
        html.text(" ")
        if let path = step.path {
            html.element(.a, .href(path.url), .class("steps-url")) { $0.visible(step.url) }
        } else {
            html.element(.span, .class("steps-url")) { $0.visible(step.url) }
        }
        html.element(.div, .class("small muted"), text: step.reason)
        guard let path = step.path else { return }
        // Without scripts its address leads to the same.
        html.element(
            .details, .class("js steps-result"), .data("behavior", "lazy"), .data("fragment", path.url(part: .step))
        ) { html in
            html.element(.summary, .class("fold small"), text: "Request and response")
            html.element(.div, .data("lazy")) { $0.element(.p, .class("small muted"), text: "Still coming") }
        }
    }

    private func write(_ redirect: ShownRedirect, into html: inout HTML) {
        html.element(.div, .class("result-block"), .data("redirect")) { html in
            html.element(.h3, text: "Redirects to")
            html.element(.div, .class("url")) { html in
                html.method(redirect.method)
                html.text(" ")
                html.visible(redirect.url)
            }
            if !redirect.remark.isEmpty { html.element(.p, .class("small muted"), text: redirect.remark) }
            guard let path = redirect.path else { return }
            html.element(.form, .method("post"), .action(path.url)) { html in
                html.empty(.input, .type("hidden"), .name(FieldName.csrf.text), .value(redirect.csrf))
                html.element(.button, .class("button"), text: "Follow")
            }
        }
    }
}
