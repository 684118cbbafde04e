import Egress
import Foundation
import Logging
import Pages

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
    let mode: EgressPolicy.Mode
    let gatePort: Int
    let makesDemoToken: Bool
    let logLevel: Logger.Level

    /// The names a browser may use on loopback.
    static let loopbackNames = ["portico.localhost", "localhost", "127.0.0.1", "[::1]"]

    /// Whether the server can be reached from this machine alone.
    var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

    /// Checks what was given on the command line; throws ``UsageError``.
    init(_ serve: Serve, environment: [String: String]) throws {
        host = serve.host
        port = try Self.port(serve.port, "--port")
        gatePort = try Self.port(serve.gatePort, "--gate-port")
        dataFolder = try Self.dataFolder(serve.data, environment)
        title = serve.title
        accent = try serve.accent.map { text in
            guard let accent = Accent(text) else {
                throw UsageError("--accent takes a colour such as #2f6fde, not \(text).")
            }
            return accent
        }
        publicURL = try serve.publicURL.map { try Self.url($0, "--public-url") }
        assetFolder = serve.assets
        egress = try EgressSettings(serve.egress)
        makesDemoToken = serve.newDemoToken
        guard let level = Logger.Level(rawValue: serve.logLevel) else {
            throw UsageError(
                "--log-level takes trace, debug, info, notice, warning, error or critical, not \(serve.logLevel).")
        }
        logLevel = level
        mode = ["127.0.0.1", "::1", "localhost"].contains(serve.host) && publicURL == nil ? .local : .shared
        try checkReach()
        guard mode == .local || egress.userTargets != .private else {
            throw UsageError(
                "--user-targets private is for one user on loopback; take global, or name origins by --allow.")
        }
    }

    /// Off loopback, passwords and tokens need https on the way (THREATS O5).
    private func checkReach() throws {
        guard !isLoopback, publicURL?.origin.scheme != .https else { return }
        throw UsageError(
            "--host \(host) would offer the site over plain http beyond this machine. Put a proxy with https and sign-in before it and name its address: --public-url https://docs.example.com"
        )
    }

    private static func port(_ value: Int, _ flag: String) throws -> Int {
        guard (0...65_535).contains(value) else { throw UsageError("\(flag) takes 0 to 65535, not \(value).") }
        return value
    }

    private static func url(_ text: String, _ flag: String) throws -> TargetURL {
        do { return try TargetURL(parsing: text) } catch { throw UsageError("\(flag) \(text): \(error.message)") }
    }

    private static func dataFolder(_ flag: String?, _ environment: [String: String]) throws -> String {
        if let flag { return URL(fileURLWithPath: flag).path }
        if let folder = environment["PORTICO_DATA"], !folder.isEmpty { return URL(fileURLWithPath: folder).path }
        if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") { return folder + "/portico" }
        guard let home = environment["HOME"], home.hasPrefix("/") else {
            throw UsageError("There is no home folder to keep data in; name one by --data DIR.")
        }
        return home + "/.local/share/portico"
    }
}
