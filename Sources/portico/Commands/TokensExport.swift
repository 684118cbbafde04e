import ArgumentParser
import Foundation
import Site
import Storage
import TokenDesk

/// `portico tokens export`: all tokens as CSV.
struct TokensExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print tokens as CSV, or as JSON with --json.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var filter: TokenFilter

    func run() async throws {
        let store = try options.open()
        var query = try await filter.query(in: store)
        (query.sort, query.isDescending, query.size) = (.created, false, TokenQuery.sizeLimit)
        var table = CSVTable(TokenReport.exportColumns)
        var objects: [JSONReport] = []
        while true {
            let found = try await store.tokens.list(query)
            for report in found.records.map({ TokenReport(record: $0, now: Date()) }) {
                if options.json { objects.append(report.json) } else { table.append(report.exportCells) }
            }
            guard found.page * found.size < found.total else { break }
            query.page += 1
        }
        guard !options.json else {
            print(JSONReport.array(objects).text)
            return
        }
        try FileHandle.standardOutput.write(contentsOf: table.bytes)
    }
}
