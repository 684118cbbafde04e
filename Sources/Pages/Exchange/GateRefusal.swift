public import TokenDesk

/// Why the gate refused a call, as its answer says; shown beside the answer with the way to the token's page.
public struct GateRefusal: Hashable, Sendable {
    /// A code of ``TokenRefusal``.
    public let code: String
    /// Scopes that the token lacks, as the answer names them.
    public let missing: [String]
    /// The token that was refused; nil unless the reader may see its page.
    public let token: TokenID?

    /// Nil for a code that the gate does not use.
    public init?(code: String, missing: [String] = [], token: TokenID? = nil) {
        guard RefusalText(code: code) != nil else { return nil }
        self.code = code
        self.missing = missing
        self.token = token
    }
}
