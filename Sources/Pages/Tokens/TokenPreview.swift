public import Markup
import OpenAPI
public import TokenDesk

/// What a token with certain rights may call: how many operations and which, by tag.
public struct TokenPreview: Sendable {
    public var api: DeskAPI
    public var rights: AccessRights
    /// "token" or "key".
    public var noun: String

    public init(api: DeskAPI, rights: AccessRights, noun: String) {
        self.api = api
        self.rights = rights
        self.noun = noun
    }

    /// Operations that the rights open, those that reach past the token's limits left out.
    public var callable: [OperationRule] {
        api.offer.callable(with: rights).filter { !isClosedByLimit($0) }
    }

    /// Operations that the rights would open, but that reach more than the token's limits allow.
    var closedByLimits: [OperationRule] {
        api.offer.callable(with: rights).filter(isClosedByLimit)
    }

    private func isClosedByLimit(_ rule: OperationRule) -> Bool {
        guard !rule.allowsAnonymous else { return false }
        return rights.resources.contains { limit in
            rule.spannedKinds.contains(limit.kind) && !rule.resources.contains { $0.kind == limit.kind }
        }
    }

    /// The part of the page that changes with what is ticked (`part=preview`).
    public func html() -> HTML {
        var html = HTML()
        let callable = callable
        html.element(.p, .data("summary")) { html in
            html.text("This \(noun) may call ")
            html.element(.strong, text: "\(callable.count)")
            html.text(" of \(Count.of(api.offer.rules.count, "operation")).")
        }
        let closed = closedByLimits
        if !closed.isEmpty {
            html.element(
                .p, .class("small muted"),
                text: "\(Count.of(closed.count, "operation")) would be open, but reach more than its limits.")
        }
        if !callable.isEmpty {
            html.element(.details) { html in
                html.element(.summary, .class("fold"), text: "Which")
                Self.list(callable, of: api, into: &html)
            }
        }
        return html
    }

    /// Operations by tag, each leading to its page.
    static func list(_ rules: [OperationRule], of api: DeskAPI, into html: inout HTML) {
        let wanted = Set(rules.map(\.operation))
        for section in api.sections() {
            let open = section.rules.filter { wanted.contains($0.operation) }
            guard !open.isEmpty else { continue }
            html.element(.p, .class("small muted")) { $0.visible(section.title) }
            html.element(.ul, .class("operations")) { html in
                for rule in open {
                    guard let operation = api.operation(rule.operation) else { continue }
                    html.element(.li) { html in
                        html.element(.a, .href(SitePath.operation(api.id, rule.operation).url)) { html in
                            html.method(operation.method)
                            html.path(operation.path)
                        }
                    }
                }
            }
        }
    }
}
