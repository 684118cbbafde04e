import ArgumentParser

/// `portico users …`: what the page of users does, for scripts on the server's machine.
struct Users: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, invite and change users.",
        discussion: """
            Works beside a running server, which sees each change within a second.
            Exit code 0: done; 1: not found or refused; 2: the command was called wrongly.
            """,
        subcommands: [UsersList.self, UsersInvite.self, UsersChange.self, UsersLink.self])
}
