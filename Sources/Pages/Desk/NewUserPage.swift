public import Markup
public import TokenDesk

/// **Invite a user**: name, role and API access of somebody who will choose a password by a one-time link.
public struct NewUserPage: Sendable {
    public var frame: Frame
    public var name: String
    public var role: Role
    public var hasAPIAccess: Bool
    /// What was wrong with the values just posted.
    public var problems: [Problem]

    public init(
        frame: Frame, name: String = "", role: Role = .developer, hasAPIAccess: Bool = true, problems: [Problem] = []
    ) {
        self.frame = frame
        self.name = name
        self.role = role
        self.hasAPIAccess = hasAPIAccess
        self.problems = problems
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Invite a user", name: "new-user").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .users, title: "Invite a user", isPlace: false).write(into: &html)
                let form = DeskForm(problems: problems)
                form.writeProblems(into: &html)
                html.element(
                    .form, .class("form form-narrow"), .method("post"), .action(SitePath.users.url)
                ) { html in
                    html.sessionFields(frame)
                    form.userName(
                        "Name", value: name,
                        hint: "What the user signs in with; an address of mail is fine. The API learns it.",
                        isFirst: true, isOwn: false, into: &html)
                    writeRoles(into: &html)
                    writeAccess(into: &html)
                    html.element(.div, .class("actions")) { html in
                        html.element(.button, .class("button button-primary"), text: "Invite")
                        html.element(.a, .class("button"), .href(SitePath.users.url), text: "Cancel")
                    }
                }
            }
        }
    }

    private func writeRoles(into html: inout HTML) {
        html.element(.fieldset, .class("choices")) { html in
            html.element(.legend, text: "Role")
            for role in [Role.developer, .administrator] {
                writeChoice(.role, value: role.rawValue, role.label, role.explanation, into: &html) { html, id, hint in
                    html.empty(
                        .input, .type("radio"), .id(id), .name(DeskField.role.rawValue), .value(role.rawValue),
                        .checked(role == self.role), .aria("describedby", hint))
                }
            }
        }
    }

    private func writeAccess(into html: inout HTML) {
        html.element(.fieldset, .class("choices")) { html in
            html.element(.legend, text: "Access")
            let hint = "May have API tokens. Can be withdrawn at any time."
            writeChoice(.access, value: "yes", "API access", hint, into: &html) { html, id, hint in
                html.empty(
                    .input, .type("checkbox"), .id(id), .name(DeskField.access.rawValue), .value("yes"),
                    .checked(hasAPIAccess), .aria("describedby", hint))
            }
        }
    }

    private func writeChoice(
        _ field: DeskField, value: String, _ label: String, _ explanation: String, into html: inout HTML,
        input: (inout HTML, ElementID, ElementID) -> Void
    ) {
        let id = ElementID("choice", document: "\(field.rawValue).\(value)")
        let hint = ElementID("hint", document: "\(field.rawValue).\(value)")
        html.element(.div, .class("choice")) { html in
            html.element(.label, .for(id)) { html in
                input(&html, id, hint)
                html.text(label)
            }
            html.element(.span, .id(hint), .class("muted small"), text: explanation)
        }
    }
}

extension Role {
    /// What a role may do, in a sentence.
    var explanation: String {
        switch self {
        case .administrator: "Everything: users, everybody's tokens, the audit trail."
        case .developer: "Tokens of their own, once API access is granted."
        }
    }
}
