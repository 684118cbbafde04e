import ArgumentParser
import Storage
import TokenDesk

/// `portico users invite NAME`: makes a user and prints the link by which a password is chosen.
struct UsersInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Make a user and print a one-time link.",
        discussion: "Put the site's address before the link. It works once, for 72 hours.")

    @OptionGroup var options: DeskOptions

    @Argument(help: "The name to sign in with.")
    var name: String

    @Option(help: "administrator or developer.")
    var role = "developer"

    @Flag(name: .customLong("api-access"), help: "The user may have tokens.")
    var apiAccess = false

    func run() async throws {
        let role = try UserReport.role(role)
        let store = try options.open()
        let (user, link) = try await store.users.invite(
            name: name, role: role, hasAPIAccess: apiAccess, by: .commandLine)
        let report = UserReport(user: user, link: link)
        options.answer(json: report.json, text: report.path ?? "")
    }
}
