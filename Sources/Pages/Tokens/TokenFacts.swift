import Foundation
import Markup
import TokenDesk

/// The facts of a token's page: what it is called, whose it is, when it ends, from where and how often it is used.
struct TokenFacts {
    let page: TokenPage

    private var record: TokenRecord { page.record }

    func write(into html: inout HTML) {
        html.element(.dl, .class("facts-list")) { html in
            fact(page.frame.words.preset == .keys ? "API key" : "Token", into: &html) {
                $0.element(.code, text: "\(record.hint)…\(record.lastFour)")
            }
            fact("API", into: &html, content: writeAPI)
            if !record.purpose.isEmpty { fact("For", into: &html) { $0.visible(record.purpose) } }
            if !record.comment.isEmpty { fact("Comments", into: &html) { $0.visible(record.comment) } }
            fact("Owner", into: &html) { $0.isolated(record.subject) }
            fact("Created", into: &html) { html in
                html.fullMoment(record.createdAt, from: page.now)
                html.text(" by ")
                html.isolated(record.createdBy)
            }
            fact("Life", into: &html) { LifeText(record: record, now: page.now).write(into: &$0) }
            if let successor = record.successor {
                fact("Replaced by", into: &html) { html in
                    html.element(
                        .a, .href(SitePath.tokens(.token(successor)).url), text: "the new \(page.frame.words.noun)")
                }
            }
            fact("Last used", into: &html, content: writeLastUse)
            fact("Requests", into: &html) {
                $0.text("\(Count.grouped(record.requests)) in all, \(Count.grouped(page.usage.today)) today")
            }
            if !record.networks.isEmpty {
                fact("Networks", into: &html) { $0.text(record.networks.map(\.description).joined(separator: ", ")) }
            }
            if let rate = record.rate {
                fact("Rate", into: &html) { $0.text("\(Count.of(rate.perMinute, "request")) a minute at most") }
            }
        }
    }

    private func writeAPI(into html: inout HTML) {
        guard let api = page.api else { return html.isolated(record.api) }
        html.element(.a, .href(SitePath.document(api.id).url)) { $0.isolated(api.title) }
    }

    private func writeLastUse(into html: inout HTML) {
        guard let date = record.lastUsedAt else {
            return html.element(.span, .class("muted"), text: "Never")
        }
        html.fullMoment(date, from: page.now)
        if let address = record.lastAddress, !address.isEmpty {
            html.text(" from ")
            html.element(.code) { $0.visible(address) }
        }
    }

    private func fact(_ name: String, into html: inout HTML, content: (inout HTML) -> Void) {
        html.element(.dt, text: name)
        html.element(.dd, content: content)
    }
}
