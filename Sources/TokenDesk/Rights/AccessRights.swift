/// What a token may do with its API. Rights add up: an operation may be called when its scopes are granted, or when it is
/// granted by itself; resources then narrow what it may be called for.
public struct AccessRights: Sendable, Hashable, Codable {
    /// Scopes at most.
    public static let scopeLimit = 64
    /// Operations granted by themselves at most.
    public static let operationLimit = 1_000
    /// Ids and groups of one resource limit at most.
    public static let resourceLimit = 2_000

    /// Scopes as the description names them, in the order they were chosen.
    public var scopes: [Scope]
    /// Operations granted by themselves, by their id, whatever scopes they ask for.
    public var operations: [String]
    /// Whether operations that ask for a token but for no scope are granted.
    public var includesUnscoped: Bool
    /// Limits by kind of resource; a kind without one is not limited.
    public var resources: [ResourceLimit]

    public init(
        scopes: [Scope] = [], operations: [String] = [], includesUnscoped: Bool = true, resources: [ResourceLimit] = []
    ) {
        self.scopes = scopes
        self.operations = operations
        self.includesUnscoped = includesUnscoped
        self.resources = resources
    }

    /// Those of `required` that are not granted, in their order.
    public func missing(of required: [Scope]) -> [Scope] {
        required.filter { !scopes.contains($0) }
    }

    /// Grants what `other` grants too, and limits the kinds of resource that it limits.
    public mutating func add(_ other: AccessRights) {
        scopes += other.scopes.filter { !scopes.contains($0) }
        operations += other.operations.filter { !operations.has($0) }
        includesUnscoped = includesUnscoped || other.includesUnscoped
        resources += other.resources.filter { added in !resources.contains { $0.kind.isSame(as: added.kind) } }
    }

    /// Why an operation may not be called by whoever has these rights; nil when it may. Resources do not count here.
    public func refusal(of rule: OperationRule) -> TokenRefusal? {
        if rule.allowsAnonymous || operations.has(rule.operation) { return nil }
        guard let required = rule.required(of: self) else { return .notByToken }
        guard !required.isEmpty else { return includesUnscoped ? nil : .operationNotGranted }
        let missing = missing(of: required)
        return missing.isEmpty ? nil : .missingScopes(missing, of: required)
    }

    /// Why a request may not reach the resources that it names; nil when it may.
    public func refusal(of rule: OperationRule, using uses: [ResourceUse], directory: ResourceDirectory)
        -> TokenRefusal?
    {
        for limit in resources {
            let named = uses.filter { $0.kind == limit.kind }
            guard named.allSatisfy({ limit.allows($0, in: directory) }) else { return .resource(kind: limit.kind) }
            if named.isEmpty, rule.spannedKinds.contains(limit.kind) { return .unnamedResource(kind: limit.kind) }
        }
        return nil
    }

    /// Whether all that `other` may do is allowed here too: an edit may narrow a token's rights, never widen them.
    public func contains(_ other: AccessRights) -> Bool {
        other.scopes.allSatisfy(scopes.contains) && other.operations.allSatisfy(operations.has)
            && (includesUnscoped || !other.includesUnscoped)
            && resources.allSatisfy { limit in
                other.resources.contains { narrower in
                    narrower.kind.isSame(as: limit.kind) && narrower.ids.allSatisfy(limit.ids.has)
                        && narrower.groups.allSatisfy(limit.groups.has)
                }
            }
    }
}
