import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens list`.
struct TokensList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List tokens.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var filter: TokenFilter

    @Option(help: "label, owner, created, lastUsed, requests, ends or state.")
    var sort = "created"

    @Flag(help: "The smallest first.")
    var ascending = false

    @Option(help: "The page, from 1.")
    var page = 1

    @Option(help: "Tokens on a page, at most 1000.")
    var size = 50

    func run() async throws {
        guard let sort = TokenQuery.Sort(rawValue: sort) else {
            let names = TokenQuery.Sort.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--sort takes one of \(names), not \(self.sort).")
        }
        let store = try options.open()
        var query = try await filter.query(in: store)
        (query.sort, query.isDescending, query.page, query.size) = (sort, !ascending, page, size)
        let found = try await store.tokens.list(query)
        let reports = found.records.map { TokenReport(record: $0, now: Date()) }
        var table = TextTable(TokenReport.columns)
        for report in reports { table.append(report.cells) }
        options.answer(
            json: .object([
                ("total", .number(found.total)), ("page", .number(found.page)), ("size", .number(found.size)),
                ("tokens", .array(reports.map(\.json))),
            ]),
            text: found.total == 0 ? "There are no such tokens." : table.text + "\n\(found.total) in all")
    }
}
