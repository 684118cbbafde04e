/// What a user may do at the desk.
public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Everything: users, everybody's tokens, the audit trail.
    case administrator
    /// The user's own tokens, when API access was granted.
    case developer
}
