import Markup
import OpenAPI

/// **Servers**: the choice, **Computed URL**, **Server variables**. It takes effect for all operations that share it.
struct ServersForm {
    let frame: Frame
    let servers: [Server]

    private var chosenIndex: Int { servers.indices.contains(frame.server.index) ? frame.server.index : 0 }

    func write(into html: inout HTML) {
        guard let id = frame.documentID else { return }
        guard !frame.isFile else { return writeList(into: &html) }
        html.element(
            .form, .method("post"), .action(SitePath.server(id).url), .data("behavior", "autosubmit")
        ) { html in
            html.sessionFields(frame, back: frame.address)
            writeLine(into: &html)
            ServerInputs(servers: servers, chosen: frame.server, scope: "").write(into: &html)
            html.element(.p, .class("computed")) { html in
                html.element(.span, .class("muted"), text: "Computed URL: ")
                html.element(.code) { $0.isolated(frame.outline?.serverURL(frame.server) ?? "/") }
            }
        }
    }

    private func writeLine(into html: inout HTML) {
        if servers.isEmpty {
            html.element(.span, .class("servers-label"), text: "Servers")
            html.element(
                .p, .class("small muted"), text: "None is named: calls go to where the description came from.")
        } else {
            html.element(.label, .for("server"), text: "Servers")
        }
        html.element(.div, .class("servers-line")) { html in
            if !servers.isEmpty { writeChoice(into: &html) }
            html.element(.button, .class("button"), text: "Choose")
        }
    }

    /// Where there is nobody to keep a choice.
    private func writeList(into html: inout HTML) {
        guard !servers.isEmpty else { return writeNone(into: &html) }
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

    private func writeNone(into html: inout HTML) {
        html.element(.div) { html in
            html.element(.span, .class("servers-label"), text: "Servers")
            html.element(
                .p, .class("small muted"), text: "None is named: calls go to where the description came from.")
        }
    }
}
