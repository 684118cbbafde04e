import Markup

/// **Run as two…** below Execute: the same call under two identities, compared.
public struct RunAsTwo {
    /// The most bytes of a form that is sent twice: it is held until the second call is made.
    public static let limit = 10 * 1_048_576

    let documentID: String
    let operationID: String
    let identities: [ShownIdentity]
    /// What was refused just now; nil when nothing was.
    var refused: RefusedPair?
    /// Whether files go along.
    var holdsFiles = false

    private var path: SitePath { .captured(documentID, .pair(operationID)) }

    func write(into html: inout HTML) {
        html.element(.details, .class("run-as-two"), .open(refused != nil)) { html in
            html.element(.summary, .class("fold small muted"), text: "Run as two…")
            html.element(.div, .class("run-as-two-choice")) { html in
                let choices = ShownIdentity.choices(identities)
                select(.first, label: "First", choices, chosen: refused?.first ?? choices[0].id, into: &html)
                select(.second, label: "Second", choices, chosen: refused?.second ?? choices[1].id, into: &html)
                html.element(.div, .class("run-as-two-run")) { html in
                    html.element(
                        .button, .type("submit"), .class("button"), .formnovalidate(), .formaction(path.url),
                        .when(holdsFiles, .data("limit", String(Self.limit))), text: "Run and compare")
                    guard refused?.canBeSkipped == true else { return }
                    html.element(
                        .button, .type("submit"), .class("button"), .formnovalidate(),
                        .formaction(SafeURL(path: path.text + "?\(FieldName.anyway.text)=1")),
                        .when(holdsFiles, .data("limit", String(Self.limit))), text: "Run both anyway")
                }
            }
            html.element(
                .p, .class("small muted"),
                text: "The credentials in use go with the session’s cookies, an identity with its own, no credentials "
                    + "without any.")
            if holdsFiles {
                html.element(
                    .p, .class("small muted"),
                    text:
                        "Both calls send the same files: at most \(Count.bytes(Self.limit)) together. Execute sends larger "
                        + "ones.")
            }
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
        _ field: CapturedField, label: String, _ choices: [ShownIdentity], chosen: String, into html: inout HTML
    ) {
        let id = ElementID(label == "First" ? "first" : "second", document: operationID)
        html.element(.label, .for(id), text: label)
        html.element(
            .select, .class("select select-small"), .id(id), .name(FieldName.captured(field).text), .autocomplete("off")
        ) { html in
            for choice in choices {
                html.element(
                    .option, .value(choice.id), .selected(choice.id == chosen), text: VisibleText.of(choice.name))
            }
        }
    }
}
