import Markup
import OpenAPI

/// What a caller must present: the alternatives, each with its schemes and scopes.
struct SecurityText {
    let frame: Frame
    let operation: Operation

    func write(into html: inout HTML) {
        let requirements = operation.security
        guard requirements.contains(where: { !$0.isAnonymous }) else { return }
        html.element(.div, .class("lines")) { html in
            html.element(.div) { html in
                html.text("Authorization: ")
                for (index, requirement) in requirements.enumerated() {
                    if index > 0 { html.text(" or ") }
                    write(requirement, into: &html)
                }
            }
        }
    }

    private func write(_ requirement: SecurityRequirement, into html: inout HTML) {
        guard !requirement.isAnonymous else { return html.text("none") }
        for (index, scheme) in requirement.schemes.enumerated() {
            if index > 0 { html.text(" and ") }
            html.element(.code) { $0.isolated(scheme.name) }
            if operation.document.securityScheme(named: scheme.name) == nil {
                html.text(" ")
                html.element(.span, .class("gap"), text: "is not described")
            }
            for scope in scheme.scopes {
                html.text(" ")
                html.element(.span, .class("chip"), .title("Scope")) { $0.visible(scope) }
            }
        }
    }
}
