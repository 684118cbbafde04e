import Markup
import OpenAPI

/// The inputs that belong to a chosen server: its variables, and a server of the user's own.
struct ServerInputs {
    let servers: [Server]
    let chosen: ChosenServer
    /// Keeps the ids of several such inputs on a page apart.
    let scope: String

    private var server: Server? {
        servers.indices.contains(chosen.index) ? servers[chosen.index] : servers.first
    }

    func write(into html: inout HTML) {
        let variables = server?.variables ?? []
        if !variables.isEmpty {
            html.element(.fieldset, .class("servers-variables")) { html in
                html.element(.legend, .class("servers-label"), text: "Server variables")
                for variable in variables { write(variable, into: &html) }
            }
        }
        writeOwn(into: &html)
    }

    private func writeOwn(into html: inout HTML) {
        let id = ElementID("own-server", document: scope)
        html.element(.details, .class("servers-own"), .open(chosen.url != nil)) { html in
            html.element(.summary, .class("fold"), text: "Another server")
            html.element(.div, .class("call-field")) { html in
                html.element(.label, .class("call-label"), .for(id), text: "URL")
                html.element(.div, .class("call-values")) { html in
                    html.empty(
                        .input, .class("input"), .id(id), .name(FieldName.ownServer.text), .value(chosen.url ?? ""),
                        .inputmode("url"), .placeholder("https://…"), .spellcheck(false), .autocomplete("off"))
                    html.element(
                        .div, .class("small muted"),
                        text: "Instead of those described, where the operator lets you call it. Empty takes it back.")
                }
            }
        }
    }

    private func write(_ variable: ServerVariable, into html: inout HTML) {
        let value = chosen.variables[variable.name] ?? variable.defaultValue ?? ""
        let id = ElementID("variable", document: scope + variable.name)
        let name = FieldName.variable(variable.name).text
        html.element(.div, .class("call-field")) { html in
            html.element(.label, .class("call-label"), .for(id)) { $0.isolated(variable.name) }
            html.element(.div, .class("call-values")) { html in
                if variable.enumeration.isEmpty {
                    html.empty(
                        .input, .class("input"), .id(id), .name(name), .value(value), .spellcheck(false),
                        .autocomplete("off"))
                } else {
                    html.element(.select, .class("select"), .id(id), .name(name), .autocomplete("off")) { html in
                        for choice in variable.enumeration {
                            html.element(
                                .option, .value(choice), .selected(choice == value), text: VisibleText.of(choice))
                        }
                    }
                }
                if let text = variable.description {
                    html.element(.div, .class("small muted")) { $0.append(Markdown.inline(text)) }
                }
            }
        }
    }
}
