public import TokenDesk

/// What stands in the form of a new token, or of an edit: as it was typed, not yet checked.
public struct TokenFormValues: Hashable, Sendable {
    /// The limit in one kind of resource.
    public struct Limit: Hashable, Sendable {
        public var kind: String
        /// Whether only some are allowed.
        public var isLimited: Bool
        public var ids: [String]
        public var groups: [String]
        /// Further ids, one a line.
        public var more: String
        /// Words that the shown resources are found by.
        public var find: String

        public init(
            kind: String, isLimited: Bool = false, ids: [String] = [], groups: [String] = [], more: String = "",
            find: String = ""
        ) {
            self.kind = kind
            self.isLimited = isLimited
            self.ids = ids
            self.groups = groups
            self.more = more
            self.find = find
        }

        /// All ids, ticked and typed, each once.
        public var allIDs: [String] {
            let typed = more.split(whereSeparator: \.isNewline).map { line in
                String(line.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
            }
            var seen: Set<String> = []
            return (ids + typed.filter { !$0.isEmpty }).filter { seen.insert($0).inserted }
        }
    }

    public var api: String
    public var label: String
    public var comment: String
    public var purpose: String
    public var scopes: [String]
    public var operations: [String]
    public var includesUnscoped: Bool
    public var limits: [Limit]
    /// Seconds from the last use.
    public var idle: Int64
    /// Seconds in all.
    public var absolute: Int64
    /// One a line.
    public var networks: String
    /// Requests a minute; empty for no limit.
    public var rate: String
    /// The name of the user whose token it becomes.
    public var owner: String

    public init(
        api: String, label: String = "", comment: String = "", purpose: String = "", scopes: [String] = [],
        operations: [String] = [], includesUnscoped: Bool = true, limits: [Limit] = [],
        idle: Int64 = TokenLife.standard.idle,
        absolute: Int64 = TokenLife.standard.absolute, networks: String = "", rate: String = "", owner: String = ""
    ) {
        self.api = api
        self.label = label
        self.comment = comment
        self.purpose = purpose
        self.scopes = scopes
        self.operations = operations
        self.includesUnscoped = includesUnscoped
        self.limits = limits
        self.idle = idle
        self.absolute = absolute
        self.networks = networks
        self.rate = rate
        self.owner = owner
    }

    /// The form of an edit as it is at first: all that the token has.
    public init(_ record: TokenRecord) {
        self.init(
            api: record.api, label: record.label, comment: record.comment, purpose: record.purpose,
            scopes: record.rights.scopes.map(\.name), operations: record.rights.operations,
            includesUnscoped: record.rights.includesUnscoped,
            limits: record.rights.resources.map {
                Limit(kind: $0.kind, isLimited: true, ids: $0.ids, groups: $0.groups)
            }, idle: record.life.idle, absolute: record.life.absolute)
    }

    /// The rights that are ticked.
    public var rights: AccessRights {
        AccessRights(
            scopes: scopes.map { Scope($0) }, operations: operations, includesUnscoped: includesUnscoped,
            resources: limits.filter(\.isLimited).map { limit in
                ResourceLimit(kind: limit.kind, ids: limit.allIDs, groups: limit.groups)
            })
    }

    /// The limit in a kind; one that limits nothing when there is none.
    func limit(_ kind: String) -> Limit { limits.first { $0.kind == kind } ?? Limit(kind: kind) }
}
