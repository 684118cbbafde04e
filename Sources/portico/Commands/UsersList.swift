import ArgumentParser
import Storage
import TokenDesk

/// `portico users list`.
struct UsersList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List users by name.")

    @OptionGroup var options: DeskOptions

    func run() async throws {
        let store = try options.open()
        let reports = try await store.users.list().map { UserReport(user: $0) }
        var table = TextTable(UserReport.columns)
        for report in reports { table.append(report.cells) }
        options.answer(
            json: .object([("users", .array(reports.map(\.json)))]),
            text: reports.isEmpty ? "There are no users." : table.text)
    }
}
