import ArgumentParser
import Foundation

/// `portico serve`: the explorer for the given descriptions, or for the bundled sample API with its gate.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve descriptions as documentation that can make the call.",
        discussion: """
            Without a description the bundled sample API is served, behind its gate, and the first start prints a demo token.
            The server key is read from the file that PORTICO_KEY_FILE names, else from PORTICO_KEY, else it is made beside the data.
            """)

    @Argument(help: "Files, folders with a description, http(s) URLs, or - for standard input.")
    var descriptions: [String] = []

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The explorer's port; 0 takes a free one.")
    var port = 8080

    @Option(name: .customLong("data"), help: "Where sessions and tokens are kept.")
    var data: String?

    @Option(help: "The site's title.")
    var title: String?

    @Option(help: "The site's accent colour, such as #2f6fde.")
    var accent: String?

    @Option(
        name: .customLong("public-url"),
        help: "The address under which browsers reach the site, when a proxy stands before it.")
    var publicURL: String?

    @OptionGroup(title: "What may be called")
    var egress: EgressOptions

    @Option(help: "Read assets from this folder instead of the binary, while designing.")
    var assets: String?

    @Option(name: .customLong("gate-port"), help: "The port of the gate before the bundled API; 0 takes a free one.")
    var gatePort = 8081

    @Flag(name: .customLong("new-demo-token"), help: "Make and print another demo token for the bundled API.")
    var newDemoToken = false

    @Option(name: .customLong("log-level"), help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel = "notice"

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try Settings(self, environment: environment)
        let locations = try DescriptionLocation.all(descriptions)
        let portal = try await Portal(settings: settings, locations: locations, environment: environment)
        try await portal.run()
    }
}
