/// Names a user in the store, in addresses and in the audit trail: 128 random bits in 22 base62 digits.
public struct UserID: Sendable, Hashable, CustomStringConvertible {
    private let id: TokenID

    /// Reads the 22 digits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let id = TokenID(text) else { return nil }
        self.id = id
    }

    /// The id of 16 random bytes; nil for any other count.
    public init?(random bytes: [UInt8]) {
        guard let id = TokenID(random: bytes) else { return nil }
        self.id = id
    }

    public var description: String { id.description }
}
