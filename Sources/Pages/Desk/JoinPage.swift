public import Foundation
public import Markup

/// What a one-time link leads to: a password to choose, and for the first administrator a name too.
public struct JoinPage: Sendable {
    public var frame: Frame
    /// The secret of the link, for the form's address alone.
    public var secret: String
    /// Who was invited; nil for the first administrator, who chooses the name.
    public var invited: String?
    /// When the link ends.
    public var endsAt: Date
    public var now: Date
    /// The name as typed before.
    public var name: String
    /// What was wrong with the values just posted.
    public var problems: [Problem]

    public init(
        frame: Frame, secret: String, invited: String?, endsAt: Date, now: Date, name: String = "",
        problems: [Problem] = []
    ) {
        self.frame = frame
        self.secret = secret
        self.invited = invited
        self.endsAt = endsAt
        self.now = now
        self.name = name
        self.problems = problems
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: title, name: "join").html { html in
            html.element(.div, .class("reading slip")) { html in
                html.element(.header) { $0.element(.h1, text: title) }
                html.element(.p) { html in
                    if let invited {
                        html.text("Your name here is ")
                        html.element(.strong) { $0.isolated(invited) }
                        html.text(". Choose a password to sign in with.")
                    } else {
                        html.text("Nobody is an administrator of this site yet. Whoever uses this link is the first.")
                    }
                }
                writeForm(into: &html)
                html.element(.p, .class("small muted")) { html in
                    html.text("This link works once and ends ")
                    html.moment(endsAt, from: now)
                    html.text(".")
                }
            }
        }
    }

    private var title: String { invited == nil ? "The first administrator" : "Welcome" }

    private func writeForm(into html: inout HTML) {
        let form = DeskForm(problems: problems)
        form.writeProblems(into: &html)
        html.element(.form, .class("form"), .method("post"), .action(SitePath.join(secret).url)) { html in
            html.sessionFields(frame)
            if let invited {
                // For password managers: whose password it will be.
                html.empty(
                    .input, .type("text"), .name(DeskField.userName.rawValue), .value(invited),
                    .autocomplete("username"), .aria("label", "Name"), .hidden(), .readonly())
            } else {
                form.userName(
                    "Name", value: name, hint: "Letters, digits, dots, underscores, hyphens or @.", isFirst: true,
                    into: &html)
            }
            form.password(
                "Password", .newPassword, isNew: true, hint: "At least 12 characters.", isFirst: invited != nil,
                into: &html)
            form.password("Password once more", .repeatedPassword, isNew: true, into: &html)
            html.element(.div, .class("actions")) { html in
                html.element(.button, .class("button button-primary"), text: "Save and sign in")
            }
        }
    }
}
