public import Foundation
public import TokenDesk

/// A line of the users' table.
public struct UserRow: Sendable, Hashable {
    public let user: User
    /// Tokens of the user that are in force.
    public let tokens: Int
    /// When the user last signed in, nil for never or not known.
    public let lastSeen: Date?

    public init(user: User, tokens: Int, lastSeen: Date? = nil) {
        self.user = user
        self.tokens = tokens
        self.lastSeen = lastSeen
    }

    /// Where the user stands.
    public var state: UserState { UserState(user) }
}
