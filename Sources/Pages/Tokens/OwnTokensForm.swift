import Foundation
import Markup
import TokenDesk

/// **Use one of my tokens**, beside **Value** in Authorize: the server takes the token's text itself and shows it to nobody.
struct OwnTokensForm {
    let frame: Frame
    let documentID: String
    let scheme: String
    let own: OwnTokens
    let isDialog: Bool

    func write(into html: inout HTML) {
        switch own {
        case .signedOut:
            html.element(.p, .class("small")) { html in
                html.element(
                    .a, .href(SitePath.signIn(return: SitePath.authorize(documentID).text).url), text: "Sign in")
                html.text(" to use one of your \(frame.words.noun)s.")
            }
        case .signedIn(let records, _) where records.isEmpty:
            html.element(.p, .class("small")) { html in
                html.text("You have no \(frame.words.noun) in force for this API. ")
                html.element(.a, .href(SitePath.tokens(.new(api: documentID)).url), text: frame.words.create)
            }
        case .signedIn(let records, _): writeForm(records, into: &html)
        }
    }

    private func writeForm(_ records: [TokenRecord], into html: inout HTML) {
        let path = SitePath.authorize(documentID)
        let id = ElementID("own", document: scheme)
        html.element(
            .form, .class("field-line"), .method("post"), .action(path.url), .data("fragment", path.url(part: .dialog)),
            .autocomplete("off")
        ) { html in
            html.sessionFields(frame, back: isDialog ? nil : frame.address)
            html.element(.div, .class("field")) { html in
                html.element(.label, .for(id), text: "Use one of my \(frame.words.noun)s:")
                html.element(.select, .class("select"), .id(id), .name(FieldName.desk(.token).text)) { html in
                    for record in records {
                        html.element(
                            .option, .value(record.id.description),
                            text: "\(VisibleText.of(record.label)) (\(record.hint)…\(record.lastFour))")
                    }
                }
            }
            html.element(.button, .class("button button-authorize"), text: "Use it")
        }
    }
}
