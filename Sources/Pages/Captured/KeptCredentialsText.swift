import Markup

/// The part of Authorize below the schemes; in the dialog its forms come back as the dialog anew.
struct KeptCredentialsText {
    let frame: Frame
    let kept: KeptCredentials
    /// The operation whose schemes are shown; nil for all.
    let operation: String?
    let isDialog: Bool

    private var documentID: String { frame.documentID ?? "" }

    func write(into html: inout HTML) {
        for saved in kept.custom { write(saved, into: &html) }
        if !kept.rules.isEmpty { writeRules(into: &html) }
        if kept.canSave || !kept.identities.isEmpty { writeIdentities(into: &html) }
    }

    private func section(_ title: String, into html: inout HTML, content: (inout HTML) -> Void) {
        html.element(.section, .class("authorization")) { html in
            html.element(isDialog ? .h3 : .h2) { $0.isolated(title) }
            content(&html)
        }
    }

    private func write(_ saved: SavedAuthorization, into html: inout HTML) {
        section(saved.scheme, into: &html) { html in
            html.element(
                .p, .class("small muted"), text: "Taken from a response, beside the description’s own schemes.")
            html.element(.dl) { html in
                html.element(.dt, text: "Value:")
                html.element(.dd) { $0.element(.code, text: "******" + VisibleText.of(saved.hint)) }
                html.element(.dt, text: "For:")
                html.element(.dd) { $0.element(.code) { $0.isolated(saved.origin) } }
            }
            form(.logout(documentID), into: &html) { html in
                html.empty(.input, .type("hidden"), .name(FieldName.scheme.text), .value(saved.scheme))
                html.element(.button, .class("button button-cancel"), text: "Logout")
            }
        }
    }

    private func writeRules(into html: inout HTML) {
        section("Taken from responses", into: &html) { html in
            for rule in kept.rules {
                html.element(.div, .class("kept-line")) { html in
                    html.element(.p, .class("small")) { html in
                        html.text("After each call of ")
                        html.element(.strong) { $0.isolated(rule.operation) }
                        html.text(", ")
                        html.element(.code) { $0.isolated(rule.source) }
                        html.text(" is the credential for ")
                        html.element(.code) { $0.isolated(rule.scheme) }
                        html.text(" at ")
                        html.element(.code) { $0.isolated(rule.origin) }
                        html.text(".")
                    }
                    button("Remove", rule.operation, item: rule.id, .removeRule, into: &html)
                }
            }
        }
    }

    private func writeIdentities(into html: inout HTML) {
        section("Identities", into: &html) { html in
            html.element(
                .p, .class("small muted"),
                text:
                    "Sets of credentials under names, with the cookies that the API has set, to change between and to run one "
                    + "call as two of them.")
            for identity in kept.identities {
                html.element(.div, .class("kept-line")) { html in
                    html.element(.p) { html in
                        html.element(.strong) { $0.isolated(identity.name) }
                        for scheme in identity.schemes {
                            html.text(" ")
                            html.element(.span, .class("chip")) { $0.isolated(scheme) }
                        }
                    }
                    button("Use", identity.name, item: identity.id, .useIdentity, into: &html)
                    button("Remove", identity.name, item: identity.id, .removeIdentity, into: &html)
                }
            }
            if kept.canSave { writeSave(into: &html) }
        }
    }

    private func writeSave(into html: inout HTML) {
        form(.captured(documentID, .identities), class: "field-line", into: &html) { html in
            let id = ElementID("identity")
            html.element(.div, .class("field")) { html in
                html.element(.label, .for(id), text: "Save these credentials as…")
                html.empty(
                    .input, .class("input"), .id(id), .type("text"), .name(FieldName.captured(.identity).text),
                    .required(), .maxlength(64), .autocomplete("off"), .placeholder("Administrator"))
            }
            html.element(.button, .class("button"), text: "Save")
        }
    }

    private func button(
        _ label: String, _ name: String, item: String, _ path: CapturedPath, into html: inout HTML
    ) {
        form(.captured(documentID, path), into: &html) { html in
            html.empty(.input, .type("hidden"), .name(FieldName.captured(.item).text), .value(item))
            html.element(
                .button, .class("button button-small"), .aria("label", "\(label) \(VisibleText.of(name))"), text: label)
        }
    }

    private func form(
        _ path: SitePath, class name: String = "", into html: inout HTML, content: (inout HTML) -> Void
    ) {
        html.element(
            .form, .class(name), .method("post"), .action(path.url), .data("fragment", path.url(part: .dialog)),
            .autocomplete("off")
        ) { html in
            html.sessionFields(frame, back: isDialog ? nil : frame.address)
            if let operation {
                html.empty(.input, .type("hidden"), .name(FieldName.operation.text), .value(operation))
            }
            content(&html)
        }
    }
}
