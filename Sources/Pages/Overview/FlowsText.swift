import Markup
import OpenAPI

/// The OAuth flows of a scheme: where each goes, and its scopes.
struct FlowsText {
    let scheme: SecurityScheme

    private static let maximumScopes = 200

    func write(into html: inout HTML) {
        if let url = scheme.oauth2MetadataURL { line("Metadata", url, into: &html) }
        guard case .oauth2(let flows) = scheme.kind else { return }
        for flow in flows {
            html.element(.div, .class("property-text")) { html in
                html.element(.p, .class("flag"), text: Self.label(of: flow.kind))
                if let url = flow.authorizationURL { line("Authorization URL", url, into: &html) }
                if let url = flow.deviceAuthorizationURL { line("Device authorization URL", url, into: &html) }
                if let url = flow.tokenURL { line("Token URL", url, into: &html) }
                if let url = flow.refreshURL { line("Refresh URL", url, into: &html) }
                writeScopes(of: flow, into: &html)
            }
        }
    }

    /// A URL is shown, never a link: it is meant for programs.
    private func line(_ label: StaticString, _ url: String, into html: inout HTML) {
        html.element(.div, .class("lines")) { html in
            html.element(.div) { html in
                html.text("\(label) : ")
                html.element(.code) { $0.isolated(url) }
            }
        }
    }

    private func writeScopes(of flow: OAuthFlow, into html: inout HTML) {
        let scopes = flow.scopes
        guard !scopes.isEmpty else { return }
        html.element(.ul) { html in
            for scope in scopes.prefix(Self.maximumScopes) {
                html.element(.li, .class("small")) { html in
                    html.element(.span, .class("chip")) { $0.visible(scope.name) }
                    if !scope.description.isEmpty {
                        html.text(" ")
                        html.append(Markdown.inline(scope.description))
                    }
                }
            }
            if scopes.count > Self.maximumScopes {
                html.element(.li, .class("small muted"), text: "\(scopes.count - Self.maximumScopes) more")
            }
        }
    }

    private static func label(of kind: OAuthFlow.Kind) -> String {
        switch kind {
        case .implicit: "Implicit flow"
        case .password: "Password flow"
        case .clientCredentials: "Client credentials flow"
        case .authorizationCode: "Authorization code flow"
        case .deviceAuthorization: "Device authorization flow"
        }
    }
}
