public import Markup

/// **Sign in**: name and password. What was wrong is told in one sentence for every reason.
public struct SignInPage: Sendable {
    public var frame: Frame
    /// Where to go afterwards: a path of this site.
    public var returnPath: String
    /// The name as typed before.
    public var name: String
    /// Why it did not work, empty at first.
    public var problem: String

    public init(frame: Frame, returnPath: String, name: String = "", problem: String = "") {
        self.frame = frame
        self.returnPath = returnPath
        self.name = name
        self.problem = problem
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Sign in", name: "sign-in").html { html in
            html.element(.div, .class("reading slip")) { html in
                html.element(.header) { $0.element(.h1, text: "Sign in") }
                let form = DeskForm(problems: problem.isEmpty ? [] : [Problem(field: nil, message: problem)])
                form.writeProblems(into: &html)
                html.element(.form, .class("form"), .method("post"), .action(SitePath.signIn().url)) { html in
                    html.sessionFields(frame)
                    html.empty(
                        .input, .type("hidden"), .name(DeskField.return.rawValue), .value(returnPath))
                    form.userName("Name", value: name, isFirst: name.isEmpty, into: &html)
                    form.password("Password", .password, isNew: false, isFirst: !name.isEmpty, into: &html)
                    html.element(.div, .class("actions")) { html in
                        html.element(.button, .class("button button-primary"), text: "Sign in")
                    }
                }
                html.element(
                    .p, .class("small muted"),
                    text: "Forgotten, or no account yet? An administrator makes you a one-time link. "
                        + "The first administrator uses the link that Portico printed when it was started.")
            }
        }
    }
}
