public import Markup
import TokenDesk

/// **Give your password again**: before the desk's pages, for the next 15 minutes.
public struct PasswordPage: Sendable {
    public var frame: Frame
    /// Where to go afterwards: a path of this site.
    public var returnPath: String
    /// Why it did not work, empty at first.
    public var problem: String

    public init(frame: Frame, returnPath: String, problem: String = "") {
        self.frame = frame
        self.returnPath = returnPath
        self.problem = problem
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Give your password again", name: "password").html { html in
            html.element(.div, .class("reading slip")) { html in
                html.element(.header) { $0.element(.h1, text: "Give your password again") }
                html.element(.p) { html in
                    html.text("You are signed in as ")
                    html.element(.strong) { $0.isolated(frame.user?.name ?? "") }
                    html.text(". Tokens and users are shown for 15 minutes after the password was given.")
                }
                let problems = problem.isEmpty ? [] : [Problem(field: .desk(.password), message: problem)]
                html.element(.form, .class("form"), .method("post"), .action(SitePath.password().url)) { html in
                    html.sessionFields(frame)
                    html.empty(
                        .input, .type("hidden"), .name(DeskField.return.rawValue), .value(returnPath))
                    // For password managers: whose password it is.
                    html.empty(
                        .input, .type("text"), .name(DeskField.userName.rawValue), .value(frame.user?.name ?? ""),
                        .autocomplete("username"), .aria("label", "Name"), .hidden(), .readonly())
                    DeskForm(problems: problems).password(
                        "Password", .password, isNew: false, isFirst: true, into: &html)
                    html.element(.div, .class("actions")) { html in
                        html.element(.button, .class("button button-authorize"), text: "Authorize")
                        html.element(.a, .class("button"), .href(SitePath.catalog.url), text: "Cancel")
                    }
                }
            }
        }
    }
}
