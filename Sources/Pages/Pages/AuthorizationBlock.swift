import Markup
import OpenAPI

/// One scheme of **Available authorizations**: what it is, its inputs and **Authorize**, or **Authorized** and **Logout**.
struct AuthorizationBlock {
    let frame: Frame
    let documentID: String
    let scheme: SecurityScheme
    let saved: SavedAuthorization?
    let operation: String?
    let problems: [Problem]
    let own: OwnTokens?
    let isDialog: Bool

    private static let mask = "******"

    func write(into html: inout HTML) {
        html.element(.section, .class("authorization")) { html in
            html.element(isDialog ? .h3 : .h2) { html in
                html.isolated(scheme.name)
                html.element(.span, .class("muted"), text: " (\(VisibleText.of(scheme.kindText)))")
            }
            html.prose(scheme.description)
            writeFacts(into: &html)
            if let saved {
                writeSaved(saved, into: &html)
            } else if scheme.takesCredential {
                writeForm(into: &html)
                if let own, isToken {
                    OwnTokensForm(
                        frame: frame, documentID: documentID, scheme: scheme.name, own: own, isDialog: isDialog
                    ).write(into: &html)
                }
            } else {
                html.element(.p, .class("small muted"), text: scheme.wayText + absence)
            }
        }
    }

    private func writeFacts(into html: inout HTML) {
        for facts in facts {
            html.element(.dl) { html in
                for (name, value) in facts {
                    html.element(.dt, text: name)
                    html.element(.dd) { $0.element(.code) { $0.isolated(value) } }
                }
            }
        }
    }

    /// A list for each flow, else one.
    private var facts: [[(String, String)]] {
        switch scheme.kind {
        case .apiKey(let location, let name): return [[("Name:", name), ("In:", location.rawValue)]]
        case .oauth2(let flows):
            return flows.map { flow in
                [
                    ("Flow:", flow.kind.rawValue), ("Authorization URL:", flow.authorizationURL ?? ""),
                    ("Token URL:", flow.tokenURL ?? ""),
                ].filter { !$0.1.isEmpty }
            }
        case .openIDConnect(let url): return [[("OpenID Connect URL:", url)]]
        default: return []
        }
    }

    private func writeSaved(_ saved: SavedAuthorization, into html: inout HTML) {
        html.element(.p, .role("status")) { html in
            html.element(.strong, .class("status-2"), text: "Authorized")
        }
        html.element(.dl) { html in
            html.element(.dt, text: isBasic ? "Password:" : "Value:")
            html.element(.dd) { $0.element(.code, text: Self.mask + VisibleText.of(saved.hint)) }
            html.element(.dt, text: "For:")
            html.element(.dd) { $0.element(.code) { $0.isolated(saved.origin) } }
        }
        let path = SitePath.logout(documentID)
        html.element(
            .form, .method("post"), .action(path.url), .data("fragment", path.url(part: .dialog))
        ) { html in
            writeHidden(into: &html)
            html.empty(.input, .type("hidden"), .name(FieldName.scheme.text), .value(scheme.name))
            html.element(.button, .class("button button-cancel"), text: "Logout")
        }
    }

    private func writeForm(into html: inout HTML) {
        let path = SitePath.authorize(documentID)
        html.element(
            .form, .class("authorization-form"), .method("post"), .action(path.url),
            .data("fragment", path.url(part: .dialog)), .autocomplete("off")
        ) { html in
            writeHidden(into: &html)
            if isBasic {
                input("Username:", .username(scheme: scheme.name), type: "text", into: &html)
                input("Password:", .password(scheme: scheme.name), type: "password", into: &html)
            } else {
                input("Value:", .secret(scheme: scheme.name), type: "password", into: &html)
            }
            html.element(.div, .class("actions")) { html in
                html.element(.button, .class("button button-authorize"), text: "Authorize")
            }
        }
    }

    private func writeHidden(into html: inout HTML) {
        html.sessionFields(frame, back: isDialog ? nil : frame.address)
        if let operation {
            html.empty(.input, .type("hidden"), .name(FieldName.operation.text), .value(operation))
        }
    }

    /// Always empty: what was typed or is kept never comes back (THREATS R6).
    private func input(_ label: String, _ field: FieldName, type: StaticString, into html: inout HTML) {
        let id = ElementID("auth", document: field.text)
        let problem = problems.first { $0.field == field }
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(id), text: label)
            html.empty(
                .input, .class("input"), .id(id), .type(type), .name(field.text), .required(), .spellcheck(false),
                .autocomplete("off"), .autocapitalize("off"), .when(problem != nil, .aria("invalid", true)),
                .when(isToken, .placeholder("The token, without the word Bearer")))
            if let problem { html.notice("bad", role: "alert", problem.message) }
        }
    }

    /// Why nothing can be entered.
    private var absence: String {
        scheme.kind == .mutualTLS
            ? " Whoever runs this site gives it one for the API; nothing is entered here."
            : " It cannot be entered here."
    }

    private var isBasic: Bool {
        if case .http(let name, _) = scheme.kind { ["basic", "digest"].contains(name.lowercased()) } else { false }
    }

    private var isToken: Bool {
        switch scheme.kind {
        case .http(let name, _): name.lowercased() == "bearer"
        case .oauth2, .openIDConnect: true
        default: false
        }
    }
}
