import Hummingbird
import Pages
import Storage
import TokenDesk

extension DeskVisit {
    /// The token that the address names; the same error for one that is not there and one of somebody else (THREATS D1).
    func token(_ context: SiteContext) async throws -> TokenRecord {
        guard let id = context.parameters.get("token").flatMap({ TokenID($0) }) else { throw Self.noToken }
        // Awaited by itself: within the guard's condition, the optimizer of swift 6.3.1 crashes.
        let record = try await environment.store.tokens.find(id, owner: owner)
        guard let record else { throw Self.noToken }
        return record
    }

    static var noToken: SiteError {
        SiteError(.notFound, "There is no such token of yours. The list of all that you have stands on API tokens.")
    }

    /// The users whose tokens an administrator may look at and make; nil for everybody else.
    func owners() async throws -> [String]? {
        guard isAdministrator else { return nil }
        return try await environment.store.users.list().map(\.name)
    }

    /// A longer form than others: rights may name a thousand operations and two thousand resources of a kind.
    func tokenForm(of request: Request) async throws -> FormFields {
        try await form(of: request, limit: FormReader.rightsLimit, count: FormReader.rightsCount)
    }
}
