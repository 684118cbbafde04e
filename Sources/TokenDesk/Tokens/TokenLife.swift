public import Foundation

/// How long a token lives: so long from its last use, and so long in all (THREATS D7).
public struct TokenLife: Sendable, Hashable, Codable {
    /// Seconds from the last use, or from issue while it was never used; 10 days unless decided otherwise.
    public let idle: Int64
    /// Seconds from issue, however often it is used; at most 365 days.
    public let absolute: Int64

    private static let day: Int64 = 86_400
    /// 10 days from the last use, 365 days in all.
    public static let standard = TokenLife(uncheckedIdle: 10 * day, absolute: 365 * day)
    /// Seconds that a token lives at most.
    public static let limit: Int64 = 365 * day

    private init(uncheckedIdle idle: Int64, absolute: Int64) {
        self.idle = idle
        self.absolute = absolute
    }

    /// A life of so many seconds.
    ///
    /// - Throws: ``TokenDeskError`` unless both are at least 60 s and at most ``limit``.
    public init(idle: Int64, absolute: Int64) throws(TokenDeskError) {
        guard (60...Self.limit).contains(idle), (60...Self.limit).contains(absolute) else {
            throw TokenDeskError(
                code: .life, message: "A token lives from one minute to 365 days, from its last use and in all.")
        }
        self.init(uncheckedIdle: idle, absolute: absolute)
    }

    /// When a token ends if it is not used again: the first moment in which it is not valid any more.
    public func end(createdAt: Date, lastUsedAt: Date?) -> Date {
        min((lastUsedAt ?? createdAt).addingTimeInterval(Double(idle)), cap(createdAt: createdAt))
    }

    /// When a token ends however often it is used.
    public func cap(createdAt: Date) -> Date { createdAt.addingTimeInterval(Double(absolute)) }
}
