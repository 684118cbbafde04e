import Foundation
import Markup
import OpenAPI
import TokenDesk

/// **Which of my tokens may call this**, on the page of an operation: each with its answer and the reason.
struct OwnTokensText {
    let frame: Frame
    let operation: OpenAPI.Operation
    let own: OwnTokens

    func write(into html: inout HTML) {
        guard case .signedIn(let records, _) = own, !operation.security.isEmpty else { return }
        let rule = OperationRule(of: operation)
        html.element(.details, .class("own-tokens-fold")) { html in
            html.element(.summary, .class("fold small"), text: "Which of my \(frame.words.noun)s may call this")
            guard !records.isEmpty else {
                return html.element(.p, .class("small muted"), text: "You have none in force for this API.")
            }
            html.element(.ul, .class("own-tokens")) { html in
                for record in records { html.element(.li) { write(record, rule, into: &$0) } }
            }
        }
    }

    private func write(_ record: TokenRecord, _ rule: OperationRule, into html: inout HTML) {
        let refusal = record.rights.refusal(of: rule) ?? spanned(record, rule)
        html.element(.span, .class("state", refusal == nil ? "state-ok" : "state-off")) { html in
            if refusal == nil {
                html.icon("check")
                html.text("May call")
            } else {
                html.element(.span, .class("state-dash"), .aria("hidden", true), text: "-")
                html.text("May not")
            }
        }
        html.text(" ")
        html.element(.a, .href(SitePath.tokens(.token(record.id)).url)) { $0.isolated(record.label) }
        let words = refusal.flatMap { RefusalText(code: $0.code)?.reason } ?? limits(record, rule)
        if let words { html.element(.span, .class("small muted"), text: " " + words) }
    }

    /// An operation that reaches more than the token's limits, whatever is asked for.
    private func spanned(_ record: TokenRecord, _ rule: OperationRule) -> TokenRefusal? {
        guard !rule.allowsAnonymous else { return nil }
        return record.rights.resources.first { limit in
            rule.spannedKinds.contains(limit.kind) && !rule.resources.contains { $0.kind == limit.kind }
        }.map { .unnamedResource(kind: $0.kind) }
    }

    private func limits(_ record: TokenRecord, _ rule: OperationRule) -> String? {
        let isLimited = record.rights.resources.contains { limit in rule.resources.contains { $0.kind == limit.kind } }
        return isLimited ? "Within its limits." : nil
    }
}
