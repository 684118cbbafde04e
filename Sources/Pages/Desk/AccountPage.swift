public import Foundation
public import Markup
import TokenDesk

/// **Account**: who is signed in, with which role and access, and the password to change.
public struct AccountPage: Sendable {
    public var frame: Frame
    public var now: Date
    /// What was wrong with the values just posted.
    public var problems: [Problem]
    /// Whether the password was changed just now.
    public var isChanged: Bool

    public init(frame: Frame, now: Date, problems: [Problem] = [], isChanged: Bool = false) {
        self.frame = frame
        self.now = now
        self.problems = problems
        self.isChanged = isChanged
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Account", name: "account").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .account, title: "Account").write(into: &html)
                if isChanged {
                    html.notice(
                        "ok", role: "status", "The password is changed. Your other sessions have to sign in again.")
                }
                writeFacts(into: &html)
                html.element(.h2, text: "Change the password")
                writeForm(into: &html)
            }
        }
    }

    private func writeFacts(into html: inout HTML) {
        guard let user = frame.user else { return }
        html.element(.dl, .class("facts-list")) { html in
            html.element(.dt, text: "Name")
            html.element(.dd) { $0.isolated(user.name) }
            html.element(.dt, text: "Role")
            html.element(.dd, text: user.role.label)
            html.element(.dt, text: "API access")
            html.element(
                .dd,
                text: user.hasAPIAccess
                    ? "Granted: you may have API tokens."
                    : "Not granted. An administrator grants it on Settings >> Users.")
            if let moment = user.passwordSetAt {
                html.element(.dt, text: "Password set")
                html.element(.dd) { $0.moment(moment, from: now) }
            }
        }
    }

    private func writeForm(into html: inout HTML) {
        let form = DeskForm(problems: problems)
        form.writeProblems(into: &html)
        html.element(.form, .class("form form-narrow"), .method("post"), .action(SitePath.account.url)) { html in
            html.sessionFields(frame)
            html.empty(
                .input, .type("text"), .name(DeskField.userName.rawValue), .value(frame.user?.name ?? ""),
                .autocomplete("username"), .aria("label", "Name"), .hidden(), .readonly())
            form.password("Old password", .password, isNew: false, into: &html)
            form.password("New password", .newPassword, isNew: true, hint: "At least 12 characters.", into: &html)
            form.password("New password once more", .repeatedPassword, isNew: true, into: &html)
            html.element(.div, .class("actions")) { html in
                html.element(.button, .class("button button-primary"), text: "Change the password")
            }
        }
    }
}
