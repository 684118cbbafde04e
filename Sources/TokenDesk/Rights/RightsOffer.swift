public import OpenAPI
import SourceTree

/// The rights that an API's description offers: what a form shows, and what a token may be asked for (THREATS D4).
public struct RightsOffer: Sendable {
    /// A scope that at least one operation asks for.
    public struct OfferedScope: Sendable, Hashable {
        public let scope: Scope
        /// What the security scheme says of it; empty when it says nothing.
        public let summary: String
    }

    /// The rules of all operations under `paths`, in source order.
    public let rules: [OperationRule]
    /// The scopes, in order of first mention by the security schemes, then by operations.
    public let scopes: [OfferedScope]
    /// The kinds of resource that operations name.
    public let kinds: [String]

    /// What a description offers.
    public init(of document: Document) {
        rules = document.operations.map(OperationRule.init)
        scopes = Self.scopes(of: document, rules: rules)
        var kinds: [String] = []
        for kind in rules.flatMap({ $0.resources.map(\.kind) + $0.spannedKinds }) where !kinds.contains(kind) {
            kinds.append(kind)
        }
        self.kinds = kinds
    }

    /// The rules of the operations that a token with these rights may call, in source order. Anonymous ones count.
    public func callable(with rights: AccessRights) -> [OperationRule] {
        rules.filter { rights.refusal(of: $0) == nil }
    }

    /// Those of a token's rights that the description does not offer, or no more: no form can show them, so that leaving
    /// them unticked says nothing. Whether unscoped operations are granted is one of them while there are none.
    public func unoffered(of rights: AccessRights) -> AccessRights {
        let asksForNone = rules.contains { rule in rule.alternatives.contains(where: \.isEmpty) && !rule.allowsAnonymous
        }
        return AccessRights(
            scopes: rights.scopes.filter { kept in !scopes.contains { $0.scope == kept } },
            operations: rights.operations.filter { kept in !rules.contains { $0.operation.isSame(as: kept) } },
            includesUnscoped: rights.includesUnscoped && !asksForNone,
            resources: rights.resources.filter { !kinds.contains($0.kind) })
    }

    /// Checks that rights ask for nothing that is not offered.
    ///
    /// - Throws: ``TokenDeskError`` that names the first right which the description does not have.
    public func check(_ rights: AccessRights) throws(TokenDeskError) {
        if let scope = rights.scopes.first(where: { asked in !scopes.contains { $0.scope == asked } }) {
            throw TokenDeskError(code: .scopes, message: "The API's description has no scope “\(scope.name)”.")
        }
        if let operation = rights.operations.first(where: { asked in !rules.contains { $0.operation.isSame(as: asked) }
        }) {
            throw TokenDeskError(code: .operations, message: "The API's description has no operation “\(operation)”.")
        }
        if let limit = rights.resources.first(where: { !kinds.contains($0.kind) }) {
            throw TokenDeskError(
                code: .resources, message: "The API's description names no resources of the kind “\(limit.kind)”.")
        }
    }

    private static func scopes(of document: Document, rules: [OperationRule]) -> [OfferedScope] {
        let asked = rules.flatMap { $0.alternatives.flatMap { $0 } }
        var summaries: [Scope: String] = [:]
        var order: [Scope] = []
        for scheme in document.securitySchemes {
            for (name, summary) in declared(by: scheme) {
                let scope = Scope(name)
                if summaries[scope] == nil { order.append(scope) }
                if summaries[scope, default: ""].isEmpty { summaries[scope] = summary }
            }
        }
        let wanted = Set(asked)
        var seen: Set<Scope> = []
        return (order + asked).filter { wanted.contains($0) && seen.insert($0).inserted }
            .map { OfferedScope(scope: $0, summary: summaries[$0] ?? "") }
    }

    /// The scopes of OAuth 2 flows, and `x-scopes` for schemes that the specification gives no place for them.
    private static func declared(by scheme: SecurityScheme) -> [(name: String, description: String)] {
        let extra = scheme.specificationExtension("x-scopes")?.members.map { ($0.key, $0.value.string ?? "") } ?? []
        guard case .oauth2(let flows) = scheme.kind else { return extra }
        return flows.flatMap(\.scopes) + extra
    }
}
