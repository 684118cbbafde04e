import ArgumentParser

/// The command `portico`; without a subcommand it serves.
struct Portico: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portico",
        abstract: "Interactive API documentation that can make the call.",
        discussion: "Without a description it serves a bundled sample API, so that everything can be tried at once.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Build.self, Check.self, ShowChanges.self, PrintRequest.self, SendCall.self, Tokens.self,
            Users.self,
        ],
        defaultSubcommand: Serve.self)
}
