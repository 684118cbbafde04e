public import TokenDesk

/// A page of a list of tokens.
public struct TokenPage: Sendable {
    public let records: [TokenRecord]
    /// Tokens on all pages.
    public let total: Int
    /// From 1.
    public let page: Int
    /// Tokens on a full page.
    public let size: Int
}
