public import Foundation

/// What is known of a user beside the user: for tables of administrators.
public struct UserActivity: Sendable, Hashable {
    /// Whether it is no person but owns what the program makes.
    public let isService: Bool
    /// Tokens that are in force, were the user's access the only question.
    public let tokens: Int
    /// When the user last signed in or asked for a page; nil for never.
    public let lastSeen: Date?
}
