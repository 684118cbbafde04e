/// Whether what passes the gate is held against the description.
public enum GateValidation: String, Hashable, Sendable, CaseIterable {
    case off
    /// A request that breaks the description is refused.
    case requests
    /// The same, and of each operation's responses one in ten is checked, which changes nothing for the client.
    case all
}
