import ArgumentParser
import Storage
import TokenDesk

/// `portico users change NAME`: role, access to the API, and whether the user may sign in.
struct UsersChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Change a user's role and access, or shut a user out.",
        discussion: "Without access a user's tokens open nothing; whoever is shut out is signed out too.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: UserChoice

    @Option(help: "administrator or developer.")
    var role: String?

    @Flag(name: .customLong("api-access"), inversion: .prefixedNo, help: "Whether the user may have tokens.")
    var apiAccess: Bool?

    @Flag(inversion: .prefixedEnableDisable, help: "Whether the user may sign in.")
    var signIn: Bool?

    func run() async throws {
        let role = try role.map(UserReport.role)
        guard role != nil || apiAccess != nil || signIn != nil else {
            throw UsageError(
                "Say what to change: --role, --api-access, --no-api-access, --enable-sign-in or --disable-sign-in.")
        }
        let store = try options.open()
        let user = try await choice.user(in: store)
        let changed = try await store.users.change(
            user.id, role: role ?? user.role, hasAPIAccess: apiAccess ?? user.hasAPIAccess,
            isDisabled: signIn.map { !$0 } ?? (user.disabledAt != nil), by: .commandLine)
        let report = UserReport(user: changed)
        var table = TextTable(UserReport.columns)
        table.append(report.cells)
        options.answer(json: report.json, text: table.text)
    }
}
