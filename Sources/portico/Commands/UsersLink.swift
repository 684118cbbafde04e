import ArgumentParser
import Storage
import TokenDesk

/// `portico users link NAME`: prints another link for somebody whose password is forgotten.
struct UsersLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Print a one-time link with which a user chooses another password.",
        discussion: "Put the site's address before the link. It works once, for 72 hours; older links end.")

    @OptionGroup var options: DeskOptions
    @OptionGroup var choice: UserChoice

    func run() async throws {
        let store = try options.open()
        let user = try await choice.user(in: store)
        let link = try await store.users.reinvite(user.id, by: .commandLine)
        let report = UserReport(user: user, link: link)
        options.answer(json: report.json, text: report.path ?? "")
    }
}
