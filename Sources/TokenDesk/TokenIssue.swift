public import Foundation

/// Makes new tokens (THREATS 6.3, D6, D11).
public struct TokenIssue: Sendable {
    /// Scopes a token can have at most.
    public static let scopeLimit = 64
    /// Characters of a label at most.
    public static let labelLimit = 100

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
    /// - Throws: ``TokenDeskError`` when label, subject or scopes break a rule.
    public func issue(
        label: String, scopes: [Scope], subject: String = "operator"
    ) throws(TokenDeskError) -> IssuedToken {
        try Self.check(label: label)
        try Self.check(subject: subject)
        let scopes = try Self.checked(scopes)
        guard let token = APIToken(random: randomBytes(32)) else {
            throw TokenDeskError(code: .randomness, message: "Expected 32 random bytes from the system.")
        }
        let id = Base62.encode(randomBytes(16), width: 22)
        let milliseconds = (now().timeIntervalSince1970 * 1000).rounded()
        let record = TokenRecord(
            id: String(decoding: id, as: UTF8.self), subject: subject, label: label, hint: token.hint,
            lastFour: token.lastFour, scopes: scopes, createdAt: Date(timeIntervalSince1970: milliseconds / 1000))
        return IssuedToken(token: token, record: record)
    }

    /// Bytes of the system's cryptographic generator.
    public static func systemRandomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in generator.next() }
    }

    private static func check(label: String) throws(TokenDeskError) {
        let scalars = label.unicodeScalars
        let isPrintable = scalars.allSatisfy { $0.properties.generalCategory != .control }
        guard (1...labelLimit).contains(scalars.count), isPrintable else {
            throw TokenDeskError(
                code: .label,
                message:
                    "A label has 1 to \(labelLimit) characters without control characters; this one has \(scalars.count)."
            )
        }
    }

    private static func check(subject: String) throws(TokenDeskError) {
        let extra = Set("._@-".utf8)
        guard (1...64).contains(subject.utf8.count),
            subject.utf8.allSatisfy({ Base62.isDigit($0) || extra.contains($0) })
        else {
            throw TokenDeskError(
                code: .subject, message: "A subject has 1 to 64 letters, digits, dots, underscores, hyphens or @.")
        }
    }

    private static func checked(_ scopes: [Scope]) throws(TokenDeskError) -> [Scope] {
        var seen: Set<Scope> = []
        let unique = scopes.filter { seen.insert($0).inserted }
        guard unique.count <= scopeLimit else {
            throw TokenDeskError(
                code: .scopes, message: "A token has at most \(scopeLimit) scopes; \(unique.count) were asked for.")
        }
        return unique
    }
}
