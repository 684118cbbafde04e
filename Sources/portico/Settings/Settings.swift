import Egress
import Foundation
import Gate
import Logging
import OpenAPI
import Pages
import TokenDesk

/// What `portico serve` was asked for, checked as a whole before anything starts (THREATS O6).
struct Settings: Sendable {
    /// The address to listen on; loopback unless the operator says how the site is reached safely.
    let host: String
    /// The explorer's port.
    let port: Int
    /// Where sessions, tokens and the sample API's rows are kept.
    let dataFolder: String
    /// The site's title, nil for Portico's own.
    let title: String?
    let accent: Accent?
    /// The address under which browsers reach the site, nil for the bind address.
    let publicURL: TargetURL?
    /// Where assets are read from while one designs, nil for those in the binary.
    let assetFolder: String?
    /// What may be called, and how.
    let egress: EgressSettings
    /// The longest time in seconds that a user may give a call.
    let longestCall: Int
    let mode: EgressPolicy.Mode
    /// How each rule counts when descriptions are looked through.
    let rules: RuleLevels
    /// The folder that references to files may reach besides each description's own, nil for none.
    let root: String?
    /// The APIs to serve; empty for the bundled one.
    let apis: [APISettings]
    /// The gate's port before the bundled API.
    let gatePort: Int
    /// What the gates of the command line hold against the description.
    let gateValidation: GateValidation
    /// Whether the documentation too is for signed-in users alone.
    let requiresSignIn: Bool
    /// Proxies that are believed about where a request came from.
    let trustedProxies: [Network]
    let tokens: TokenPolicy
    /// How the desk speaks.
    let words: DeskWords
    /// The most bytes of a response that is kept, and of a file that is sent.
    let bodyLimit: Int
    /// Whether operations marked `x-internal` are listed.
    let showsInternal: Bool
    /// Whether an older copy of the database may be gone on with.
    let acceptsRestored: Bool
    /// Whether such a copy is gone on with and all tokens and sessions in it end.
    let revokesRestored: Bool
    /// Whether what a lost server key sealed is given up.
    let discardsSealed: Bool
    /// Whether what reading YAML came to is kept for the next start.
    let keepsReadings: Bool
    let makesDemoToken: Bool
    let logLevel: Logger.Level

    /// The names a browser may use on loopback.
    static let loopbackNames = ["portico.localhost", "localhost", "127.0.0.1", "[::1]"]

    /// Whether an address can be reached from this machine alone.
    static func isLoopback(_ host: String) -> Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

    /// Whether the server can be reached from this machine alone.
    var isLoopback: Bool { Self.isLoopback(host) }

    /// Checks what was given on the command line and in the settings file; throws ``UsageError``.
    init(_ serve: Serve, environment: [String: String]) throws {
        let file = try serve.settings.map { try SettingsFile(path: $0) } ?? SettingsFile()
        try self.init(serve, file, environment: environment)
    }

    /// Checks what was given; flags win over the file.
    init(_ serve: Serve, _ file: SettingsFile, environment: [String: String]) throws {
        host = serve.host ?? file.host ?? "127.0.0.1"
        port = try Self.port(serve.port ?? file.port ?? 8080, "--port")
        gatePort = try Self.port(serve.gatePort ?? 8081, "--gate-port")
        gateValidation = try Self.validation(serve)
        dataFolder = try Self.dataFolder(serve.data ?? file.data, environment)
        title = serve.title ?? file.title
        accent = try (serve.accent ?? file.accent).map { text in
            guard let accent = Accent(text) else {
                throw UsageError("--accent takes a colour such as #2f6fde, not \(text).")
            }
            return accent
        }
        publicURL = try (serve.publicURL ?? file.publicURL).map { try Self.url($0, "--public-url") }
        assetFolder = serve.assets ?? file.assets
        egress = try EgressSettings(
            serve.egress, allowing: file.allow, origins: file.origins, baseURL: file.baseURL)
        longestCall = serve.longestCall ?? file.longestCall ?? 60
        guard (1...300).contains(longestCall) else {
            throw UsageError("--longest-call takes 1 to 300 seconds, not \(longestCall).")
        }
        rules = try serve.rules.levels(over: file.rules)
        root = try serve.reach.folder(over: file.root)
        keepsReadings = !serve.noCache && file.cache ?? true
        makesDemoToken = serve.newDemoToken
        acceptsRestored = serve.acceptRestored
        revokesRestored = serve.revokeRestored
        discardsSealed = serve.discardSealed
        logLevel = try Self.logLevel(serve.logLevel ?? file.logLevel ?? "notice")
        trustedProxies = try (file.trustedProxies + serve.trustedProxy).map(Self.network)
        tokens = try Self.policy(serve, file.tokens)
        showsInternal = serve.showInternal
        bodyLimit = try Self.bodyLimit(serve.bodyLimit ?? 1_024)
        words = DeskWords(try serve.desk.map(Self.desk) ?? file.desk ?? .union)
        apis = try Self.apis(serve, file)
        let isAlone = Self.isLoopback(host) && publicURL == nil
        mode = isAlone ? .local : .shared
        let signIn = try serve.signIn.map(Self.signIn) ?? file.signIn ?? (isAlone ? .desk : .required)
        requiresSignIn = signIn == .required
        try checkReach()
        guard mode == .local || egress.userTargets != .private else {
            throw UsageError(
                "--user-targets private is for one user on loopback; take global, or name origins by --allow.")
        }
    }

    /// Off loopback, passwords and tokens need https on the way, and users who sign in (THREATS O5).
    private func checkReach() throws {
        guard !isLoopback else { return }
        guard publicURL?.origin.scheme == .https else {
            throw UsageError(
                "--host \(host) would offer the site over plain http beyond this machine. Put a proxy with https before it and name its address: --public-url https://docs.example.com"
            )
        }
        guard requiresSignIn else {
            throw UsageError(
                "--host \(host) would let everybody call APIs from here without signing in. Take --sign-in required, or listen on 127.0.0.1 behind a proxy that knows its users."
            )
        }
    }
}

extension Settings {
    private static func apis(_ serve: Serve, _ file: SettingsFile) throws -> [APISettings] {
        guard let upstream = serve.gate else {
            let locations = try DescriptionLocation.catalog(serve.descriptions)
            return locations.isEmpty ? file.apis : locations.map { APISettings(location: $0) }
        }
        guard serve.descriptions.count == 1, let argument = serve.descriptions.first else {
            throw UsageError("--gate takes exactly one description: the one by which requests are let through.")
        }
        var gate = try GateSettings(upstream: upstream, name: "--gate")
        gate.host = serve.gateHost ?? gate.host
        gate.port = try port(serve.gatePort ?? gate.port, "--gate-port")
        gate.publicURL = try serve.gateURL.map { try url($0, "--gate-url") }
        gate.healthPort = try serve.healthPort.map { try port($0, "--health-port") }
        gate.caFile = serve.gateCAFile
        gate.validation = try validation(serve)
        gate.identityKeyFile = serve.identityKeyFile
        try gate.checkReach(name: "--gate-host")
        return [APISettings(location: try DescriptionLocation(argument: argument), gate: gate)]
    }

    private static func validation(_ serve: Serve) throws -> GateValidation {
        guard let text = serve.gateValidate else { return .off }
        guard let validation = GateValidation(rawValue: text) else {
            throw UsageError("--gate-validate takes off, requests or all, not \(text).")
        }
        return validation
    }

    private static func policy(_ serve: Serve, _ policy: TokenPolicy) throws -> TokenPolicy {
        guard let text = serve.tokensReveal else { return policy }
        guard let reveal = TokenPolicy.Reveal(rawValue: text) else {
            throw UsageError("--tokens-reveal takes copyable or once, not \(text).")
        }
        var policy = policy
        policy.reveal = reveal
        return policy
    }

    private static func desk(_ text: String) throws -> DeskWords.Preset {
        guard let preset = DeskWords.Preset(rawValue: text) else {
            throw UsageError("--desk takes union, tokens, keys or generate, not \(text).")
        }
        return preset
    }

    private static func signIn(_ text: String) throws -> SignIn {
        guard let signIn = SignIn(rawValue: text) else {
            throw UsageError("--sign-in takes required or desk, not \(text).")
        }
        return signIn
    }

    private static func network(_ text: String) throws -> Network {
        do { return try Network(text) } catch { throw UsageError("--trusted-proxy \(text): \(error.message)") }
    }

    private static func logLevel(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text) else {
            throw UsageError("--log-level takes trace, debug, info, notice, warning, error or critical, not \(text).")
        }
        return level
    }

    private static func port(_ value: Int, _ flag: String) throws -> Int {
        guard (0...65_535).contains(value) else { throw UsageError("\(flag) takes 0 to 65535, not \(value).") }
        return value
    }

    private static func url(_ text: String, _ flag: String) throws -> TargetURL {
        do { return try TargetURL(parsing: text) } catch { throw UsageError("\(flag) \(text): \(error.message)") }
    }

    /// The folder that the flag or the file names, else the environment.
    static func dataFolder(_ flag: String?, _ environment: [String: String]) throws -> String {
        if let flag { return URL(fileURLWithPath: flag).path }
        if let folder = environment["PORTICO_DATA"], !folder.isEmpty { return URL(fileURLWithPath: folder).path }
        if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") { return folder + "/portico" }
        guard let home = environment["HOME"], home.hasPrefix("/") else {
            throw UsageError("There is no home folder to keep data in; name one by --data DIR.")
        }
        return home + "/.local/share/portico"
    }
}
