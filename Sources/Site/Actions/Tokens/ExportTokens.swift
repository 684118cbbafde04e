import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /tokens.csv`: the list as its filter narrows it, without any token's text; a spreadsheet computes nothing of it
/// (THREATS D11).
struct ExportTokens {
    let environment: Environment

    /// Lines of an export at most.
    private static let limit = 100_000

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let filter = try TokenFilter(request)
        var table = CSVTable([
            "Description", "API key", "Comments", "Purpose", "API", "Access rights", "Resources", "Owner", "Created",
            "User created", "Last used", "Last address", "Requests", "Ends", "State", "Id",
        ])
        var page = 1
        var count = 0
        while count < Self.limit {
            var narrowed = filter
            narrowed.page = page
            let found = try await desk.tokens(narrowed, size: TokenQuery.sizeLimit)
            for record in found.records { table.append(record.cells(at: desk.now)) }
            count += found.records.count
            page += 1
            guard !found.records.isEmpty, count < found.total else { break }
        }
        return table.answer(named: "tokens")
    }
}
