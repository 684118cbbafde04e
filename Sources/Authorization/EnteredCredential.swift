/// A credential that passed the rules, and what was changed about it on the way.
public struct EnteredCredential: Sendable, Hashable {
    /// The credential.
    public let credential: Credential
    /// What the owner should know, such as that a pasted `Bearer` was taken off.
    public let notes: [String]
}
