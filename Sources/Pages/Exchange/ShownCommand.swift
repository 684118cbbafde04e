public import Execution
import Markup

/// A request as the command of one shell, under the name people know it by.
public struct ShownCommand: Hashable, Sendable {
    /// `cURL (bash)`, `cURL (PowerShell)` or `cURL (CMD)`.
    public var label: String
    /// The command, secrets as variables.
    public var text: String

    public init(label: String, text: String) {
        self.label = label
        self.text = text
    }

    /// The commands of all shells for one request.
    public static func list(for request: OutboundRequest) -> [ShownCommand] {
        Shell.allCases.map { shell in
            ShownCommand(label: label(of: shell), text: CurlSample.render(request, showing: .variable, shell: shell))
        }
    }

    private static func label(of shell: Shell) -> String {
        switch shell {
        case .posix: "cURL (bash)"
        case .powershell: "cURL (PowerShell)"
        case .cmd: "cURL (CMD)"
        }
    }
}

extension HTML {
    /// **Curl**: the commands as tabs, one below the other without scripts.
    mutating func commands(_ commands: [ShownCommand]) {
        element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Curl")
            html.element(.div, .class("tabs tabs-small"), .data("behavior", "tabs"), .data("remember")) { html in
                for command in commands {
                    html.element(.div, .class("tab-panel"), .data("label", command.label)) { html in
                        html.element(.p, .class("tab-title"), text: command.label)
                        html.codeBlock("code-wrap", label: command.label) { $0.visible(command.text) }
                    }
                }
            }
        }
    }
}
