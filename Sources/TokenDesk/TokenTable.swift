/// All tokens in force at one moment, for decisions that wait for nothing.
public struct TokenTable: Sendable {
    private var records: [TokenDigest: TokenRecord]

    /// The table of the records given.
    public init(_ records: [TokenDigest: TokenRecord] = [:]) {
        self.records = records
    }

    /// Tokens in force.
    public var count: Int { records.count }

    /// The record of a token, if it is in force.
    public func record(of token: APIToken) -> TokenRecord? {
        records[token.digest]
    }

    /// Whether `token` may make a call that needs `scopes`, all of them.
    public func verdict(on token: APIToken, requiring scopes: [Scope]) -> TokenVerdict {
        guard let record = record(of: token) else { return .unknown }
        let missing = record.missing(of: scopes)
        return missing.isEmpty ? .valid(record) : .missingScopes(record, missing)
    }
}
