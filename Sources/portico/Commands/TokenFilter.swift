import ArgumentParser
import Storage
import TokenDesk

/// Which tokens a list holds.
struct TokenFilter: ParsableArguments {
    @Option(help: "Only tokens of this user.")
    var owner: String?

    @Option(help: "Only tokens with this text in their words, owner, id or ends.")
    var text = ""

    @Option(help: "Only tokens in this state: never-used, active, expiring, retiring, paused, expired or revoked.")
    var state: String?

    @Option(help: "Only tokens for this API, by the name in the site's addresses.")
    var api: String?

    @Option(name: .customLong("unused-days"), help: "Only tokens that were not used for so many days.")
    var unusedDays: Int?

    /// The query; throws a ``UsageError`` for a state that there is not, and a ``DeskRefusal`` for an unknown owner.
    func query(in store: Store) async throws -> TokenQuery {
        if let state, !TokenState.names.contains(state) {
            throw UsageError("--state takes one of \(TokenState.names.joined(separator: ", ")), not \(state).")
        }
        var user: User?
        if let owner { user = try await UserChoice.user(named: owner, in: store) }
        return TokenQuery(owner: user?.id, text: text, state: state, api: api, unusedForDays: unusedDays)
    }
}
