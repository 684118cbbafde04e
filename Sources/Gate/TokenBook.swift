import Storage
import TokenDesk

/// The role of whoever knows the tokens: answers without waiting, and counts.
protocol TokenBook: Sendable {
    /// What a token is worth for a call now; throws while tokens cannot be told apart (THREATS G7).
    func check(_ token: APIToken, for call: TokenCall) throws(StoreError) -> TokenVerdict

    /// Why a token that was let through opens nothing any more; nil while it is in force.
    func refusal(of id: TokenID) -> TokenRefusal?

    /// Notes the outcome of a request that came with an issued token.
    func count(_ id: TokenID, operation: String, status: Int, refusal: TokenRefusal?, address: String)
}

extension TokenStore: TokenBook {}
