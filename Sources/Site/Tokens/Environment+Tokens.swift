import OpenAPI
import Pages
import Storage
import TokenDesk

extension Environment {
    /// The descriptions for whose APIs tokens can be made, in the catalog's order.
    var guardedEntries: [Catalog.Entry] {
        catalog.entries.filter { $0.document != nil && settings.guarded.contains($0.id.description) }
    }

    /// The APIs that tokens can be made for, with the resources that are known.
    func deskAPIs() async throws -> [DeskAPI] {
        var apis: [DeskAPI] = []
        for entry in guardedEntries {
            if let api = try await deskAPI(of: entry) { apis.append(api) }
        }
        return apis
    }

    /// One of them; nil when it is not in the catalog, cannot be read, or no gate stands before it.
    func deskAPI(_ id: String) async throws -> DeskAPI? {
        guard let entry = guardedEntries.first(where: { $0.id.description == id }) else { return nil }
        return try await deskAPI(of: entry)
    }

    private func deskAPI(of entry: Catalog.Entry) async throws -> DeskAPI? {
        guard var api = outlines.deskAPI(of: entry) else { return nil }
        api.directory = try await store.resources.directory(of: api.id)
        return api
    }

    /// A user's tokens that are in force for an API, the newest first, at most 100.
    func tokensInForce(of user: User, for api: String) async throws -> [TokenRecord] {
        guard settings.guarded.contains(api), user.mayUseAPI else { return [] }
        let query = TokenQuery(owner: user.id, api: api, size: 100)
        let now = store.now()
        return try await store.tokens.list(query).records.filter { $0.state(at: now).isInForce }
    }
}
