import Markup
import OpenAPI

/// Title with badges, the link to the raw document, summary, description and the facts of `info`.
struct OverviewHead {
    let documentID: String
    let document: Document

    func write(into html: inout HTML) {
        let info = document.info
        html.element(.header) { html in
            if let logo = info.logo, let image = ImageSource(document: logo.url) {
                html.empty(.img, .class("logo"), .src(image), .alt(logo.alternative ?? ""))
            }
            html.element(.div, .class("title-line")) { html in
                html.element(.h1) { $0.isolated(info.title) }
                html.versionBadges(info.version, document.specificationVersion)
            }
            html.element(.p, .class("small")) { html in
                let path = SitePath.description(documentID)
                html.element(.a, .href(path.url), text: html.links?.reference(to: path.url) ?? path.text)
                if document.isSplit, html.links == nil {
                    html.text(" · ")
                    html.element(.a, .href(SitePath.bundledDescription(documentID).url), text: "as one file")
                }
            }
        }
        if let summary = info.summary { html.element(.p, .class("lede")) { $0.visible(summary) } }
        html.prose(info.description)
        writeFacts(of: info, into: &html)
    }

    private func writeFacts(of info: Info, into html: inout HTML) {
        let docs = document.externalDocs
        guard
            info.termsOfService != nil || info.contact != nil || info.license != nil || docs != nil
                || document.jsonSchemaDialect != nil
        else { return }
        html.element(.p, .class("facts")) { html in
            if let terms = info.termsOfService { html.documentLink(terms, text: "Terms of service") }
            if let contact = info.contact { write(contact, into: &html) }
            if let license = info.license {
                let names = [license.name, license.identifier].compactMap { $0 }
                let label = names.isEmpty ? "License" : Set(names).count == 1 ? names[0] : "\(names[0]) (\(names[1]))"
                if let url = license.url {
                    html.documentLink(url, text: label)
                } else {
                    html.element(.span) { $0.isolated(label) }
                }
            }
            if let dialect = document.jsonSchemaDialect {
                html.documentLink(dialect, text: "Schemas in the dialect \(dialect)")
            }
            if let docs { html.documentLink(docs.url, text: docs.description ?? "More about it") }
        }
    }

    private func write(_ contact: Contact, into html: inout HTML) {
        let name = contact.name ?? "the developer"
        if let url = contact.url { html.documentLink(url, text: "\(name) - Website") }
        if let email = contact.email { html.documentLink("mailto:" + email, text: "Contact \(name)") }
        if contact.url == nil, contact.email == nil, let name = contact.name {
            html.element(.span) { $0.isolated(name) }
        }
    }
}
