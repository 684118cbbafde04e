/// What stands below the schemes in Authorize: credentials for other header fields, rules that take credentials from
/// responses, and identities.
public struct KeptCredentials: Hashable, Sendable {
    /// Credentials for header fields that no scheme of the description names.
    public var custom: [SavedAuthorization]
    public var rules: [ShownRule]
    public var identities: [ShownIdentity]
    /// Whether there is a credential that could be kept under a name.
    public var canSave: Bool

    public init(
        custom: [SavedAuthorization] = [], rules: [ShownRule] = [], identities: [ShownIdentity] = [],
        canSave: Bool = false
    ) {
        self.custom = custom
        self.rules = rules
        self.identities = identities
        self.canSave = canSave
    }
}
