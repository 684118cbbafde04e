import Markup
import OpenAPI
import TokenDesk

/// The part of a token's form that says what it may do: scopes, operations one by one, resources.
struct RightsFields {
    let words: DeskWords
    let api: DeskAPI
    let values: TokenFormValues
    /// What an edit may keep; nil for a new token, which may have everything.
    let bounds: AccessRights?

    func write(into html: inout HTML) {
        html.element(.fieldset, .class("fields")) { html in
            html.element(.legend) { $0.element(.h2, text: words.heading(of: .rights)) }
            if bounds != nil {
                html.element(
                    .p, .class("small muted"),
                    text: "Rights can be taken away here, not added. For more rights make a new \(words.noun).")
            }
            writeScopes(into: &html)
            writeUnscoped(into: &html)
            writeOperations(into: &html)
        }
        for kind in api.kinds {
            ResourceFields(words: words, kind: kind, limit: values.limit(kind.name), bounds: bounds).write(into: &html)
        }
    }

    private func writeScopes(into html: inout HTML) {
        let offered = api.offer.scopes.filter { bounds?.scopes.contains($0.scope) ?? true }
        guard !offered.isEmpty else { return }
        let rights = counts
        html.element(.div, .class("ticks")) { html in
            for scope in offered {
                html.element(.label, .class("tick")) { html in
                    html.empty(
                        .input, .type("checkbox"), .name(TokenField.scope.text), .value(scope.scope.name),
                        .checked(values.scopes.contains(scope.scope.name)))
                    html.element(.span) { html in
                        html.element(.code) { $0.isolated(scope.scope.name) }
                        html.element(.span, .class("small muted")) { html in
                            if !scope.summary.isEmpty { html.visible(" " + scope.summary) }
                            html.text(" Opens \(Count.of(rights[scope.scope] ?? 0, "operation")).")
                        }
                    }
                }
            }
        }
    }

    /// How many operations ask for each scope.
    private var counts: [Scope: Int] {
        var counts: [Scope: Int] = [:]
        for rule in api.offer.rules {
            for scope in Set(rule.alternatives.flatMap { $0 }) { counts[scope, default: 0] += 1 }
        }
        return counts
    }

    private func writeUnscoped(into html: inout HTML) {
        let count = api.offer.rules.count { rule in rule.alternatives.contains { $0.isEmpty } && !rule.allowsAnonymous }
        guard count > 0, bounds?.includesUnscoped ?? true else { return }
        html.element(.label, .class("tick")) { html in
            html.empty(
                .input, .type("checkbox"), .name(TokenField.unscoped.text), .value("1"),
                .checked(values.includesUnscoped))
            html.element(.span) { html in
                html.text("Operations that ask for no particular right")
                html.element(.span, .class("small muted"), text: " Opens \(Count.of(count, "operation")).")
            }
        }
    }

    private func writeOperations(into html: inout HTML) {
        let chosen = Set(values.operations)
        let allowed = bounds.map { Set($0.operations) }
        let sections = api.sections().map { section in
            (section.title, section.rules.filter { allowed?.contains($0.operation) ?? true })
        }.filter { !$0.1.isEmpty }
        guard !sections.isEmpty else { return }
        html.element(.details, .class("one-by-one"), .open(!chosen.isEmpty), .data("behavior", "sieve")) { html in
            html.element(.summary, .class("fold")) { html in
                html.element(.strong, text: "Operations one by one")
                if !chosen.isEmpty { html.element(.span, .class("muted"), text: " \(chosen.count) chosen") }
            }
            html.element(
                .p, .class("small muted"), text: "Each that is ticked may be called, whatever right it asks for.")
            html.empty(
                .input, .class("input js"), .type("search"), .data("sieve"), .placeholder("Filter"),
                .aria("label", "Filter the operations"))
            for section in sections {
                html.element(.fieldset, .class("ticks")) { html in
                    html.element(.legend, .class("small muted")) { $0.visible(section.0) }
                    for rule in section.1 { write(rule, isChosen: chosen.contains(rule.operation), into: &html) }
                }
            }
        }
    }

    private func write(_ rule: OperationRule, isChosen: Bool, into html: inout HTML) {
        guard let operation = api.operation(rule.operation) else { return }
        html.element(.label, .class("tick")) { html in
            html.empty(
                .input, .type("checkbox"), .name(TokenField.operation.text), .value(rule.operation),
                .checked(isChosen))
            html.element(.span) { html in
                html.method(operation.method)
                html.text(" ")
                html.path(operation.path)
                html.element(.span, .class("small muted")) { $0.visible(" " + operation.shortTitle) }
            }
        }
    }
}
