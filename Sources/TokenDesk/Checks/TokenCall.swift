public import Egress

/// A call that somebody wants to make with a token.
public struct TokenCall: Sendable {
    /// The API called, by its name in the catalog.
    public let api: String
    /// What the operation asks for.
    public let rule: OperationRule
    /// From where it is called; nil when that is not known, which fails every limit on networks.
    public let address: IPAddress?
    /// The resources that the request names; asked for when the token is limited in some.
    public let uses: @Sendable () -> [ResourceUse]

    public init(
        api: String, rule: OperationRule, address: IPAddress?, uses: @escaping @Sendable () -> [ResourceUse] = { [] }
    ) {
        self.api = api
        self.rule = rule
        self.address = address
        self.uses = uses
    }
}
