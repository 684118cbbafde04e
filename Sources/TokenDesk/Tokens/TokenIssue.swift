public import Foundation

/// Makes new tokens (THREATS 6.3, D6, D11).
public struct TokenIssue: Sendable {
    private let now: @Sendable () -> Date
    private let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// - Parameters:
    ///   - now: the clock.
    ///   - randomBytes: a cryptographic source of as many bytes as asked for.
    public init(
        now: @escaping @Sendable () -> Date = { Date() },
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8] = TokenIssue.systemRandomBytes
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    /// A new token; the caller stores its record under its digest before the token is shown.
    ///
    /// - Parameters:
    ///   - draft: what was asked for; whether the description offers it is ``RightsOffer/check(_:)``'s question.
    ///   - owner: whose token it becomes.
    ///   - issuer: who makes it, by name.
    /// - Throws: ``TokenDeskError`` when a text or a count breaks a rule.
    public func issue(
        _ draft: TokenDraft, for owner: User, by issuer: String
    ) throws(TokenDeskError) -> IssuedToken {
        try TokenTexts.check(label: draft.label, comment: draft.comment, purpose: draft.purpose)
        let rights = try Self.checked(draft.rights)
        guard draft.networks.count <= Network.countLimit else {
            throw TokenDeskError(
                code: .networks,
                message: "A token has at most \(Network.countLimit) networks; \(draft.networks.count) were asked for.")
        }
        guard let token = APIToken(random: randomBytes(32)), let id = TokenID(random: randomBytes(16)) else {
            throw TokenDeskError(code: .randomness, message: "Expected 48 random bytes from the system.")
        }
        let milliseconds = (now().timeIntervalSince1970 * 1000).rounded()
        let record = TokenRecord(
            id: id, api: draft.api, owner: owner.id, subject: owner.name, label: draft.label, comment: draft.comment,
            purpose: draft.purpose, hint: token.hint, lastFour: token.lastFour, rights: rights, life: draft.life,
            networks: draft.networks, rate: draft.rate, createdAt: Date(timeIntervalSince1970: milliseconds / 1000),
            createdBy: issuer)
        return IssuedToken(token: token, record: record)
    }

    /// A token that takes the place of another: the same words, rights and limits, a new secret and a new life.
    public func rotate(
        _ record: TokenRecord, owner: User, by issuer: String
    ) throws(TokenDeskError) -> IssuedToken {
        let draft = TokenDraft(
            api: record.api, label: record.label, comment: record.comment, purpose: record.purpose,
            rights: record.rights, life: record.life, networks: record.networks, rate: record.rate)
        return try issue(draft, for: owner, by: issuer)
    }

    /// Bytes of the system's cryptographic generator.
    public static func systemRandomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        // Eight bytes at a time: the system is asked for each draw.
        let words = (0..<(count + 7) / 8).map { _ in generator.next() as UInt64 }
        return (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    private static func checked(_ rights: AccessRights) throws(TokenDeskError) -> AccessRights {
        var seen: Set<Scope> = []
        var rights = rights
        rights.scopes = rights.scopes.filter { seen.insert($0).inserted }
        guard rights.scopes.count <= AccessRights.scopeLimit else {
            throw TokenDeskError(
                code: .scopes,
                message: "A token has at most \(AccessRights.scopeLimit) scopes; \(rights.scopes.count) were asked for."
            )
        }
        guard rights.operations.count <= AccessRights.operationLimit else {
            throw TokenDeskError(
                code: .operations,
                message: "A token names at most \(AccessRights.operationLimit) operations; grant scopes instead.")
        }
        guard rights.resources.allSatisfy({ $0.ids.count + $0.groups.count <= AccessRights.resourceLimit }) else {
            throw TokenDeskError(
                code: .resources,
                message: "A token names at most \(AccessRights.resourceLimit) resources of a kind; use a group.")
        }
        return rights
    }
}
