/// What was presented with a request, and what was not.
public struct AppliedSecurity: Sendable, Hashable {
    /// How the request stands to what its operation asks for.
    public enum Outcome: Sendable, Hashable {
        /// The operation asks for nothing.
        case notNeeded
        /// A requirement is covered; its schemes were applied.
        case applied
        /// No requirement is covered, but the operation can be called without any.
        case anonymous
        /// No requirement is covered; the request goes out as it is.
        case missing
    }

    /// How the request stands to what its operation asks for.
    public let outcome: Outcome
    /// The schemes whose credentials are in the request, in the requirement's order.
    public let applied: [String]
    /// The schemes without which the nearest requirement is not covered.
    public let missing: [String]
    /// Those of ``missing`` for which there is a credential, entered for another origin and therefore not sent (THREATS A2).
    public let heldBack: [String]
}
