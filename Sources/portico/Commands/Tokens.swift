import ArgumentParser

/// `portico tokens …`: what the desk's pages do, for scripts on the server's machine.
struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List, make, change and cancel API tokens.",
        discussion: """
            Works beside a running server, which sees each change within a second.
            Exit code 0: done; 1: not found or refused; 2: the command was called wrongly.
            """,
        subcommands: [
            TokensList.self, TokensCreate.self, TokensShow.self, TokensEdit.self, TokensPause.self, TokensResume.self,
            TokensRotate.self, TokensRevoke.self, TokensExport.self,
        ])
}
