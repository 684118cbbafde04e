import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /tokens`: one's own tokens, or everybody's for an administrator; sorted, filtered and in pages by the server.
struct ListTokens {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        return desk.page(try await desk.tokensPage(try TokenFilter(request)).html())
    }
}

extension DeskVisit {
    /// Tokens on a page of the list.
    static let listSize = 50

    /// The list as a filter narrows it, with what was just found out.
    func tokensPage(_ filter: TokenFilter, message: String? = nil) async throws -> TokensPage {
        let found = try await tokens(filter, size: Self.listSize)
        return TokensPage(
            frame: frame, now: now, filter: filter, records: found.records, total: found.total, size: Self.listSize,
            apis: try await environment.deskAPIs(), owners: try await owners(), message: message)
    }

    /// The tokens that a filter lets through; an owner's name counts for administrators alone (THREATS D1).
    func tokens(_ filter: TokenFilter, size: Int) async throws -> (records: [TokenRecord], total: Int) {
        var query = TokenQuery(
            owner: owner, text: filter.text, state: filter.state, api: filter.api,
            unusedForDays: filter.isUnused ? TokenFilter.unusedDays : nil,
            sort: TokenQuery.Sort(rawValue: filter.sort.rawValue) ?? .created, isDescending: filter.isDescending,
            page: filter.page, size: size)
        if isAdministrator, let name = filter.owner {
            guard let user = try await environment.store.users.find(name: name) else { return ([], 0) }
            query.owner = user.id
        }
        let page = try await environment.store.tokens.list(query)
        return (page.records, page.total)
    }
}

extension TokenFilter {
    /// What the address asks for.
    init(_ request: Request) throws(SiteError) {
        let fields = try URLEncodedReader.fields((request.uri.query ?? "").utf8)
        self.init { fields.text($0) }
    }
}
