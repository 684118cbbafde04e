import Pages
import Storage
import TokenDesk

extension Visit {
    /// The reader's tokens for this API; nil when no gate stands before it.
    func ownTokens() async throws -> OwnTokens? {
        guard environment.settings.guarded.contains(id) else { return nil }
        guard let user = frame.user else { return .signedOut }
        return .signedIn(try await environment.tokensInForce(of: user, for: id), now: environment.store.now())
    }

    /// Those that the explorer can use without their text being pasted: none under the policy `once`.
    func usableTokens() async throws -> OwnTokens? {
        environment.store.tokenPolicy.reveal == .copyable ? try await ownTokens() : nil
    }
}
