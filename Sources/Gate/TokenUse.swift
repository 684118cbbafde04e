import TokenDesk

/// A request that came with an issued token and is still to be counted, once its status is known.
struct TokenUse: Sendable, Hashable {
    /// Counted for a client that left before it was answered; not sent to anybody.
    static let abandoned = 499

    let token: TokenID
    /// The operation's id.
    let operation: String
    /// From where it came; empty when that is not known.
    let address: String
}
