import ArgumentParser
import Foundation
import Storage
import TokenDesk

/// `portico tokens show ID`: all about a token, with its last days.
struct TokensShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a token's rights, life and use.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: TokenChoice

    @Option(help: "Days of use to show, 1 to 400.")
    var days = 7

    func run() async throws {
        let id = try choice.id()
        let store = try options.open()
        guard let record = try await store.tokens.find(id, owner: nil) else { throw TokenChoice.absent }
        let report = TokenReport(record: record, now: Date())
        let used = try await store.usage.days(of: id, last: days)
        let failures = try await store.usage.failures(of: id)
        options.answer(
            json: .object([
                ("token", report.json), ("days", .array(used.map(Self.json))),
                ("failures", .array(failures.map(Self.json))),
            ]),
            text: report.text + "\n\n" + Self.table(used) + (failures.isEmpty ? "" : "\n\n" + Self.table(failures)))
    }

    private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

    private static func json(_ day: UsageStore.Day) -> JSONReport {
        .object([
            ("day", .text(self.day(day.day))), ("requests", .number(day.requests)), ("failures", .number(day.failures)),
        ])
    }

    private static func json(_ failure: UsageTally.Failure) -> JSONReport {
        .object([
            ("moment", .moment(failure.moment)), ("operation", .text(failure.operation)),
            ("status", .number(failure.status)), ("reason", .text(failure.reason)),
        ])
    }

    private static func table(_ days: [UsageStore.Day]) -> String {
        var table = TextTable(["DAY", "REQUESTS", "FAILURES"])
        for day in days { table.append([self.day(day.day), "\(day.requests)", "\(day.failures)"]) }
        return table.text
    }

    private static func table(_ failures: [UsageTally.Failure]) -> String {
        var table = TextTable(["FAILED", "STATUS", "OPERATION", "REASON"])
        for failure in failures {
            let operation = failure.operation.isEmpty ? "-" : failure.operation
            table.append([TokenReport.text(failure.moment), "\(failure.status)", operation, failure.reason])
        }
        return table.text
    }
}
