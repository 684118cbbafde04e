import Egress
import Foundation
import Gate
import OpenAPI
import Pages
import SourceTree
import TokenDesk

/// The operator's settings file, in YAML or JSON: what the flags say, and several APIs. Flags win over it.
struct SettingsFile: Sendable {
    /// Bytes of a settings file at most.
    private static let limit = 1 << 20
    private static let keys = [
        "host", "port", "data", "title", "accent", "base-url", "public-url", "allow", "assets", "log-level", "sign-in",
        "trusted-proxies", "desk", "tokens", "rules", "apis", "cache", "origins", "longest-call", "root",
    ]

    private(set) var host: String?
    private(set) var port: Int?
    private(set) var data: String?
    private(set) var title: String?
    private(set) var accent: String?
    private(set) var baseURL: String?
    private(set) var publicURL: String?
    private(set) var allow: [String] = []
    private(set) var assets: String?
    private(set) var logLevel: String?
    private(set) var signIn: SignIn?
    private(set) var trustedProxies: [String] = []
    private(set) var desk: DeskWords.Preset?
    private(set) var tokens = TokenPolicy()
    private(set) var rules = RuleLevels.standard
    private(set) var root: String?
    private(set) var apis: [APISettings] = []
    private(set) var cache: Bool?
    private(set) var origins: [OriginSettings] = []
    private(set) var longestCall: Int?

    /// Nothing set.
    init() {}

    /// Reads a file; throws a ``UsageError`` that says what to set right, and where.
    init(path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.read(upToCount: Self.limit + 1),
            bytes.count <= Self.limit
        else { throw UsageError("--settings \(path): expected a readable file of at most 1 MiB.") }
        try self.init(text: Array(bytes), path: path)
    }

    /// Reads a file's text; relative paths in it count from its folder.
    init(text: [UInt8], path: String) throws {
        let tree: Tree
        do { tree = try Tree.read(text, name: path, budget: .operatorDescription) } catch {
            let place = error.position.map { ":\($0)" } ?? ""
            throw UsageError("\(path)\(place): \(error.message)")
        }
        let root = try SettingsSection(tree.root, file: path, keys: Self.keys)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        host = try root.text("host")
        port = try root.integer("port", in: 0...65_535)
        data = try root.text("data").map { Self.path($0, in: folder) }
        title = try root.text("title")
        accent = try root.text("accent")
        baseURL = try root.text("base-url")
        publicURL = try root.text("public-url")
        allow = try root.texts("allow") ?? []
        assets = try root.text("assets").map { Self.path($0, in: folder) }
        logLevel = try root.text("log-level")
        signIn = try root.choice("sign-in", of: SignIn.self)
        trustedProxies = try root.texts("trusted-proxies") ?? []
        desk = try root.choice("desk", of: DeskWords.Preset.self)
        tokens = try Self.policy(root)
        rules = try Self.rules(root)
        self.root = try root.text("root").map { Self.path($0, in: folder) }
        cache = try root.boolean("cache")
        longestCall = try root.integer("longest-call", in: 1...300)
        origins = try root.sections("origins", keys: ["origin", "ca-file", "certificate", "key"]).map { section in
            OriginSettings(
                origin: try section.required("origin"),
                caFile: try section.text("ca-file").map { Self.path($0, in: folder) },
                certificateFile: try section.text("certificate").map { Self.path($0, in: folder) },
                keyFile: try section.text("key").map { Self.path($0, in: folder) })
        }
        apis = try root.sections("apis", keys: ["name", "group", "description", "gate"]).map {
            try Self.api($0, in: folder)
        }
        try Self.checkPorts(apis, path)
    }

    private static func rules(_ root: SettingsSection) throws -> RuleLevels {
        var rules = RuleLevels.standard
        let names = ["all"] + Rule.allCases.map(\.rawValue)
        guard let section = try root.section("rules", keys: names) else { return rules }
        for name in names {
            if let level = try section.choice(name, of: RuleLevel.self) { _ = rules.set(name, to: level) }
        }
        return rules
    }

    private static func policy(_ root: SettingsSection) throws -> TokenPolicy {
        var policy = TokenPolicy()
        let keys = ["reveal", "idle", "life", "per-owner", "per-minute", "grace"]
        guard let section = try root.section("tokens", keys: keys) else { return policy }
        policy.reveal = try section.choice("reveal", of: TokenPolicy.Reveal.self) ?? policy.reveal
        let (idle, life) = (try section.period("idle"), try section.period("life"))
        policy.life = try section.checking(idle == nil ? "life" : "idle") {
            do throws(TokenDeskError) {
                return try TokenLife(idle: idle ?? policy.life.idle, absolute: life ?? policy.life.absolute)
            } catch { throw UsageError(error.message) }
        }
        policy.countPerOwner = try section.integer("per-owner", in: 1...100_000) ?? policy.countPerOwner
        policy.issuesPerMinute = try section.integer("per-minute", in: 1...10_000) ?? policy.issuesPerMinute
        policy.grace = try section.period("grace") ?? policy.grace
        return policy
    }

    private static func api(_ section: SettingsSection, in folder: URL) throws -> APISettings {
        let text = try section.required("description")
        let isAddress = text == "-" || text.hasPrefix("http://") || text.hasPrefix("https://")
        let location = try section.checking("description") {
            try DescriptionLocation(argument: isAddress ? text : path(text, in: folder))
        }
        let keys = [
            "upstream", "host", "port", "public-url", "health-port", "ca-file", "identity-key-file", "validate",
        ]
        let gate = try section.section("gate", keys: keys).map { try Self.gate($0, in: folder) }
        return APISettings(
            name: try section.text("name"), group: try section.text("group"), location: location, gate: gate)
    }

    private static func gate(_ section: SettingsSection, in folder: URL) throws -> GateSettings {
        let upstream = try section.required("upstream")
        var gate = try section.checking("upstream") { try GateSettings(upstream: upstream, name: "upstream") }
        gate.host = try section.text("host") ?? gate.host
        gate.port = try section.integer("port", in: 0...65_535) ?? gate.port
        gate.healthPort = try section.integer("health-port", in: 0...65_535)
        gate.caFile = try section.text("ca-file").map { path($0, in: folder) }
        gate.identityKeyFile = try section.text("identity-key-file").map { path($0, in: folder) }
        gate.validation = try section.choice("validate", of: GateValidation.self) ?? gate.validation
        if let text = try section.text("public-url") {
            gate.publicURL = try section.checking("public-url") {
                do throws(EgressError) { return try TargetURL(parsing: text) } catch {
                    throw UsageError("public-url \(text): \(error.message)")
                }
            }
        }
        try section.checking("host") { try gate.checkReach(name: "host") }
        return gate
    }

    /// Two gates cannot listen on one port.
    private static func checkPorts(_ apis: [APISettings], _ path: String) throws {
        let ports = apis.compactMap(\.gate?.port).filter { $0 != 0 }
        guard Set(ports).count == ports.count else {
            throw UsageError("\(path): every gate needs a port of its own; two have the same.")
        }
    }

    private static func path(_ text: String, in folder: URL) -> String {
        text.hasPrefix("/") ? text : folder.appendingPathComponent(text).path
    }
}
