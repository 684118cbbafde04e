public import Foundation

/// What Portico keeps of a token that it issued; never the token itself.
public struct TokenRecord: Sendable, Hashable, Identifiable {
    /// Random, URL safe, without relation to the token.
    public let id: String
    /// Whom the gate names to the API behind it: 1 to 64 of letters, digits and `. _ @ -`.
    public let subject: String
    /// The owner's name for the token, at most 100 characters.
    public let label: String
    /// The first eight characters of the token.
    public let hint: String
    /// The last four characters of the token.
    public let lastFour: String
    /// The rights granted, at most 64, in the order they were chosen.
    public let scopes: [Scope]
    /// When it was issued, to the millisecond.
    public let createdAt: Date

    /// A record as the store reads it back.
    public init(
        id: String, subject: String, label: String, hint: String, lastFour: String, scopes: [Scope], createdAt: Date
    ) {
        self.id = id
        self.subject = subject
        self.label = label
        self.hint = hint
        self.lastFour = lastFour
        self.scopes = scopes
        self.createdAt = createdAt
    }

    /// Those of `required` that the token was not granted, in their order.
    public func missing(of required: [Scope]) -> [Scope] {
        required.filter { !scopes.contains($0) }
    }
}
