import Foundation
import OpenAPI
import Storage
import TokenDesk

/// The token that a start makes so that a gate can be opened before anybody has signed in.
enum FirstToken {
    private static let label = "Demo token"
    private static let owner = "demo"

    /// A token with every right that the description offers; nil when an earlier start made one and none is wanted.
    static func make(for api: CatalogID, _ document: Document, in store: Store, isWanted: Bool) async throws -> String?
    {
        let owner = try await store.users.service(name: owner)
        let query = TokenQuery(owner: owner.id, text: label, api: api.description, size: 1)
        let known = try await store.tokens.list(query).total
        guard isWanted || known == 0 else { return nil }
        let offer = RightsOffer(of: document)
        let scopes = offer.scopes.map(\.scope).prefix(AccessRights.scopeLimit)
        let draft = TokenDraft(
            api: api.description, label: label, purpose: "Trying the API", rights: AccessRights(scopes: Array(scopes)),
            life: store.tokenPolicy.life)
        return try await store.tokens.issue(draft, for: owner, offer: offer, by: .commandLine).token.reveal()
    }
}
