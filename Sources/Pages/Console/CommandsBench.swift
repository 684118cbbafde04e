import Markup

/// What stands in the place of the console where no server is behind the page: the call as commands, and why there is no
/// more.
struct CommandsBench {
    let commands: [ShownCommand]
    /// The same call in all other languages.
    let others: [ShownCommand]

    func write(into html: inout HTML) {
        html.element(.section, .class("workbench"), .aria("label", "Request")) { html in
            html.element(.div, .class("console-head")) { $0.element(.h2, text: "Request") }
            html.element(
                .p, .class("small muted"),
                text:
                    "These pages are files without a server, so no call can be sent from here and no authorization kept."
            )
            if !commands.isEmpty { html.element(.div, .class("result")) { $0.commands(commands, others: others) } }
        }
    }
}
