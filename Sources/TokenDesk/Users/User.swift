public import Foundation

/// Somebody who signs in at the desk.
public struct User: Sendable, Hashable, Identifiable {
    public let id: UserID
    /// The name to sign in with, and the subject that the gate names to the API: 1 to 64 of letters, digits, `. _ @ -`;
    /// unique without regard to case.
    public let name: String
    public var role: Role
    /// Whether the user may have tokens; without it those that exist open nothing.
    public var hasAPIAccess: Bool
    public let createdAt: Date
    /// When the user was shut out; nil for one who may sign in.
    public var disabledAt: Date?
    /// When the password was set; nil for one who was invited and has not chosen one yet.
    public var passwordSetAt: Date?

    /// A user as created or as the store reads one back.
    public init(
        id: UserID, name: String, role: Role, hasAPIAccess: Bool, createdAt: Date, disabledAt: Date? = nil,
        passwordSetAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.hasAPIAccess = hasAPIAccess
        self.createdAt = createdAt
        self.disabledAt = disabledAt
        self.passwordSetAt = passwordSetAt
    }

    /// Whether the user's tokens open anything.
    public var mayUseAPI: Bool { hasAPIAccess && disabledAt == nil }

    /// Checks a name for a new user.
    ///
    /// - Throws: ``TokenDeskError`` with what a name is made of.
    public static func check(name: String) throws(TokenDeskError) {
        let extra = Set("._@-".utf8)
        guard (1...64).contains(name.utf8.count), name.utf8.allSatisfy({ Base62.isDigit($0) || extra.contains($0) })
        else {
            throw TokenDeskError(
                code: .userName,
                message: "A user's name has 1 to 64 letters, digits, dots, underscores, hyphens or @.")
        }
    }
}
