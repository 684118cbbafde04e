/// What is asked for when a token is to be made: a closed set of fields, none of which decides owner or times (THREATS D3).
public struct TokenDraft: Sendable, Hashable {
    /// The description whose API the token is for.
    public var api: String
    public var label: String
    public var comment: String
    public var purpose: String
    public var rights: AccessRights
    public var life: TokenLife
    public var networks: [Network]
    public var rate: RateLimit?

    public init(
        api: String, label: String, comment: String = "", purpose: String = "", rights: AccessRights,
        life: TokenLife = .standard, networks: [Network] = [], rate: RateLimit? = nil
    ) {
        self.api = api
        self.label = label
        self.comment = comment
        self.purpose = purpose
        self.rights = rights
        self.life = life
        self.networks = networks
        self.rate = rate
    }
}
