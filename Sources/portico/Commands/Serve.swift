import ArgumentParser
import Foundation

/// `portico serve`: the explorer for the given descriptions, or for the bundled sample API with its gate.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve descriptions as documentation that can make the call.",
        discussion: """
            Without a description the bundled sample API is served, behind its gate, and the first start prints a demo token.
            With --gate, or with a settings file, a gate of its own stands before your API and lets tokens through.
            The server key is read from the file that PORTICO_KEY_FILE names, else from PORTICO_KEY, else it is made beside the data.
            """)

    @Argument(help: "Files, folders with a description or with many, http(s) URLs, or - for standard input.")
    var descriptions: [String] = []

    @Option(help: "A file with settings, in YAML or JSON; flags win over it.")
    var settings: String?

    @Option(help: "The address to listen on (default: 127.0.0.1).")
    var host: String?

    @Option(help: "The explorer's port; 0 takes a free one (default: 8080).")
    var port: Int?

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

    @Option(
        name: .customLong("sign-in"),
        help: "required or desk: who has to sign in (default: desk on this machine alone, else required).")
    var signIn: String?

    @Option(
        name: .customLong("trusted-proxy"),
        help: "An address or network whose X-Forwarded-For counts; may be repeated.")
    var trustedProxy: [String] = []

    @OptionGroup(title: "What may be called")
    var egress: EgressOptions

    @Option(
        name: .customLong("longest-call"),
        help: "The longest time in seconds that a user may give a call, 1 to 300 (default: 60).")
    var longestCall: Int?

    @OptionGroup(title: "References to files")
    var reach: RootOptions

    @OptionGroup(title: "Rules for descriptions")
    var rules: RuleOptions

    @Option(help: "Read assets from this folder instead of the binary, while designing.")
    var assets: String?

    @Option(
        help:
            "The API's address, such as http://127.0.0.1:3000 or http://127.0.0.1:3000/v2: a gate before it lets tokens through by the description."
    )
    var gate: String?

    @Option(name: .customLong("gate-host"), help: "The address that the gate listens on (default: 127.0.0.1).")
    var gateHost: String?

    @Option(name: .customLong("gate-port"), help: "The gate's port; 0 takes a free one (default: 8081).")
    var gatePort: Int?

    @Option(
        name: .customLong("gate-url"),
        help: "The address under which callers reach the gate, when a proxy stands before it.")
    var gateURL: String?

    @Option(name: .customLong("health-port"), help: "The port of the gate's health, on 127.0.0.1; none without it.")
    var healthPort: Int?

    @Option(
        name: .customLong("gate-ca-file"), help: "Certificates in PEM that are trusted for the API behind the gate.")
    var gateCAFile: String?

    @Option(
        name: .customLong("gate-validate"),
        help:
            "off, requests or all: refuse requests that break the description, and check a sample of responses too (default: off)."
    )
    var gateValidate: String?

    @Option(
        name: .customLong("identity-key-file"),
        help: "The secret that gate and API share (default: identity.key beside the data, made at the first start).")
    var identityKeyFile: String?

    @Option(
        help:
            "union, tokens, keys or generate: the desk's words and columns, as API tokens, API keys or API Token (default: union)."
    )
    var desk: String?

    @Option(
        name: .customLong("tokens-reveal"),
        help: "copyable or once: whether owners can see their tokens again (default: copyable).")
    var tokensReveal: String?

    @Option(
        name: .customLong("body-limit"),
        help: ArgumentHelp(
            "The most megabytes of a response that is kept and of a file that is sent (default: 1024).",
            valueName: "MB"))
    var bodyLimit: Int?

    @Flag(name: .customLong("show-internal"), help: "Show operations that the description marks as x-internal.")
    var showInternal = false

    @Flag(
        name: .customLong("no-cache"),
        help: "Read YAML anew at each start; without it what was read is kept in the data folder.")
    var noCache = false

    @Flag(name: .customLong("new-demo-token"), help: "Make and print a token for every gate, with all rights.")
    var newDemoToken = false

    @Flag(
        name: .customLong("accept-restored"), help: "Go on with a database that is older than what was last written.")
    var acceptRestored = false

    @Flag(
        name: .customLong("revoke-restored"),
        help:
            "Go on with a database that is older than what was last written, cancel all tokens in it and end all sessions."
    )
    var revokeRestored = false

    @Flag(
        name: .customLong("discard-sealed"),
        help:
            "Go on with another server key: end all sessions and give up the copies of tokens that the former key sealed."
    )
    var discardSealed = false

    @Option(name: .customLong("log-level"), help: "trace to critical (default: notice).")
    var logLevel: String?

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let portal = try await Portal(
            settings: try Settings(self, environment: environment), environment: environment)
        try await portal.run()
    }
}
