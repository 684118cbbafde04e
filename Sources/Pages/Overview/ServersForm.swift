import Markup
import OpenAPI

/// **Servers**: the choice, **Computed URL**, **Server variables**. It takes effect for all operations that share it.
struct ServersForm {
    let frame: Frame
    let servers: [Server]

    private var chosenIndex: Int { servers.indices.contains(frame.server.index) ? frame.server.index : 0 }

    func write(into html: inout HTML) {
        guard let id = frame.documentID else { return }
        guard !servers.isEmpty else {
            html.element(.div) { html in
                html.element(.span, .class("servers-label"), text: "Servers")
                html.element(
                    .p, .class("small muted"), text: "None is named: calls go to where the description came from.")
            }
            return
        }
        guard !frame.isFile else { return writeList(into: &html) }
        html.element(
            .form, .method("post"), .action(SitePath.server(id).url), .data("behavior", "autosubmit")
        ) { html in
            html.sessionFields(frame, back: frame.address)
            html.element(.label, .for("server"), text: "Servers")
            html.element(.div, .class("servers-line")) { html in
                writeChoice(into: &html)
                html.element(.button, .class("button"), text: "Choose")
            }
            writeVariables(of: servers[chosenIndex], into: &html)
            html.element(.p, .class("computed")) { html in
                html.element(.span, .class("muted"), text: "Computed URL: ")
                html.element(.code) { $0.isolated(frame.outline?.serverURL(frame.server) ?? servers[chosenIndex].url) }
            }
        }
    }

    /// Where there is nobody to keep a choice.
    private func writeList(into html: inout HTML) {
        html.element(.div, .class("lines")) { html in
            html.element(.span, .class("servers-label"), text: "Servers")
            for server in servers.prefix(100) {
                html.element(.div) { html in
                    html.element(.code) { $0.isolated(server.url) }
                    if let text = server.description ?? server.name {
                        html.text(" - ")
                        html.append(Markdown.inline(text))
                    }
                }
            }
        }
    }

    private func writeChoice(into html: inout HTML) {
        html.element(
            .select, .class("select"), .id("server"), .name(FieldName.server.text), .autocomplete("off")
        ) { html in
            for (index, server) in servers.enumerated() {
                let texts = [server.name, server.description].compactMap { $0 }
                let words = texts.map { " - " + Markdown.plainText($0, maximum: 120) }.joined()
                html.element(
                    .option, .value(index), .selected(index == chosenIndex),
                    text: VisibleText.of(server.url) + words)
            }
        }
    }

    private func writeVariables(of server: Server, into html: inout HTML) {
        guard !server.variables.isEmpty else { return }
        html.element(.fieldset, .class("servers-variables")) { html in
            html.element(.legend, .class("servers-label"), text: "Server variables")
            for variable in server.variables { write(variable, into: &html) }
        }
    }

    private func write(_ variable: ServerVariable, into html: inout HTML) {
        let value = frame.server.variables[variable.name] ?? variable.defaultValue ?? ""
        let id = ElementID("variable", document: variable.name)
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
