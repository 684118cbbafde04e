import Markup

/// **Run as two…** below Execute: the same call under two identities, compared.
struct RunAsTwo {
    let documentID: String
    let operationID: String
    let identities: [ShownIdentity]

    func write(into html: inout HTML) {
        html.element(.details, .class("run-as-two")) { html in
            html.element(.summary, .class("fold small muted"), text: "Run as two…")
            html.element(.div, .class("run-as-two-choice")) { html in
                let choices = ShownIdentity.choices(identities)
                select(.first, label: "First", choices, chosen: 0, into: &html)
                select(.second, label: "Second", choices, chosen: 1, into: &html)
                html.element(
                    .button, .type("submit"), .class("button"), .formnovalidate(),
                    .formaction(SitePath.captured(documentID, .pair(operationID)).url), text: "Run and compare")
            }
            html.element(
                .p, .class("small muted"),
                text: "The credentials in use go with the session’s cookies, an identity with its own, no credentials "
                    + "without any.")
            if identities.isEmpty {
                html.element(.p, .class("small muted")) { html in
                    html.text("Further identities are kept under ")
                    html.element(
                        .a, .href(SitePath.authorize(documentID).url), text: "Authorize")
                    html.text(": “Save these credentials as…”.")
                }
            }
        }
    }

    private func select(
        _ field: CapturedField, label: String, _ choices: [ShownIdentity], chosen: Int, into html: inout HTML
    ) {
        let id = ElementID(label == "First" ? "first" : "second", document: operationID)
        html.element(.label, .for(id), text: label)
        html.element(
            .select, .class("select select-small"), .id(id), .name(FieldName.captured(field).text), .autocomplete("off")
        ) { html in
            for (index, choice) in choices.enumerated() {
                html.element(
                    .option, .value(choice.id), .selected(index == chosen), text: VisibleText.of(choice.name))
            }
        }
    }
}
