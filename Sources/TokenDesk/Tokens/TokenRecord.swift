public import Foundation

/// What Portico keeps of a token that it issued; never the token itself.
public struct TokenRecord: Sendable, Hashable, Identifiable {
    public let id: TokenID
    /// The description whose API the token is for, by its name in the catalog; it opens no other.
    public let api: String
    /// The user whose token it is.
    public let owner: UserID
    /// Whom the gate names to the API behind it: 1 to 64 of letters, digits and `. _ @ -`.
    public let subject: String
    /// What its owner calls it, at most 100 characters.
    public var label: String
    /// What is worth knowing about it, at most 500 characters.
    public var comment: String
    /// Whom or what it is for, at most 100 characters.
    public var purpose: String
    /// The first eight characters of the token.
    public let hint: String
    /// The last four characters of the token.
    public let lastFour: String
    public var rights: AccessRights
    public let life: TokenLife
    /// Networks from which it may be used; empty for all.
    public var networks: [Network]
    /// How often it may be used; nil for no limit of its own.
    public var rate: RateLimit?
    /// When it was issued, to the millisecond.
    public let createdAt: Date
    /// Who issued it, by name.
    public let createdBy: String
    /// When it last opened something; only grows.
    public var lastUsedAt: Date?
    /// From where it was last used; nil while it never was.
    public var lastAddress: String?
    /// Requests that came with it, refused ones included.
    public var requests: Int
    public var pausedAt: Date?
    public var revokedAt: Date?
    /// When it ends after a rotation; nil when there was none.
    public var retiresAt: Date?
    /// The token that took its place.
    public var successor: TokenID?

    /// A record as it is issued, or as the store reads it back.
    public init(
        id: TokenID, api: String, owner: UserID, subject: String, label: String, comment: String = "",
        purpose: String = "", hint: String, lastFour: String, rights: AccessRights, life: TokenLife = .standard,
        networks: [Network] = [], rate: RateLimit? = nil, createdAt: Date, createdBy: String, lastUsedAt: Date? = nil,
        lastAddress: String? = nil, requests: Int = 0, pausedAt: Date? = nil, revokedAt: Date? = nil,
        retiresAt: Date? = nil, successor: TokenID? = nil
    ) {
        self.id = id
        self.api = api
        self.owner = owner
        self.subject = subject
        self.label = label
        self.comment = comment
        self.purpose = purpose
        self.hint = hint
        self.lastFour = lastFour
        self.rights = rights
        self.life = life
        self.networks = networks
        self.rate = rate
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.lastUsedAt = lastUsedAt
        self.lastAddress = lastAddress
        self.requests = requests
        self.pausedAt = pausedAt
        self.revokedAt = revokedAt
        self.retiresAt = retiresAt
        self.successor = successor
    }

    /// The first moment in which it is not valid any more if it is not used again.
    public var endsAt: Date {
        let end = life.end(createdAt: createdAt, lastUsedAt: lastUsedAt)
        return retiresAt.map { min($0, end) } ?? end
    }

    /// When it ends however often it is used.
    public var capsAt: Date { life.cap(createdAt: createdAt) }

    /// Where it stands at a moment. An interval of validity is half open: at its end the token is out of force.
    public func state(at now: Date) -> TokenState {
        if let revokedAt { return .revoked(at: revokedAt) }
        let end = life.end(createdAt: createdAt, lastUsedAt: lastUsedAt)
        if now >= end { return end == capsAt ? .expiredAbsolute(at: end) : .expiredIdle(at: end) }
        if let retiresAt, now >= retiresAt { return .retired(at: retiresAt) }
        if pausedAt != nil { return .paused }
        if let retiresAt { return .retiring(until: retiresAt) }
        if end.timeIntervalSince(now) <= TokenState.warning { return .expiring }
        return lastUsedAt == nil ? .neverUsed : .active
    }
}
