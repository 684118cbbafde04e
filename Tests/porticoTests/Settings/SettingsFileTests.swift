import Egress
import Foundation
import Gate
import Testing
import TokenDesk

@testable import portico

@Suite("Settings files")
struct SettingsFileTests {
    /// A folder with a description in it, gone after the body.
    static func read(_ text: String, name: String = "settings.yaml") throws -> SettingsFile {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for description in ["billing.yaml", "fleet.yaml"] {
            try Data("openapi: 3.1.0".utf8).write(to: folder.appendingPathComponent(description))
        }
        let path = folder.appendingPathComponent(name).path
        do {
            return try SettingsFile(text: Array(text.utf8), path: path)
        } catch let error as UsageError {
            throw UsageError(error.description.replacing(folder.path + "/", with: ""))
        }
    }

    static let whole = """
        host: 127.0.0.1
        port: 9000
        data: data
        title: Our APIs
        accent: "#2f6fde"
        public-url: https://docs.example.com
        base-url: https://api.example.com
        log-level: info
        sign-in: required
        trusted-proxies: [10.0.0.0/8, "::1"]
        allow: ["http://10.1.2.3:8080"]
        longest-call: 120
        root: ../specifications
        origins:
          - { origin: "https://api.corp", ca-file: corp.pem, certificate: client.pem, key: /etc/client.key }
          - { origin: "https://b.corp", certificate: both.pem }
        tokens: { reveal: once, idle: 30d, life: 90d, per-owner: 5, per-minute: 2, grace: 12h }
        apis:
          - name: Billing
            description: billing.yaml
            gate:
              upstream: https://127.0.0.1:3000/v2/
              port: 8081
              public-url: https://api.example.com
              health-port: 8091
              ca-file: ca.pem
              identity-key-file: /etc/portico/billing.key
          - description: fleet.yaml
            group: Fleet
            gate: { upstream: "http://127.0.0.1:3001", port: 8082, host: 127.0.0.1, validate: all }
          - description: https://example.com/openapi.json
        """

    @Test("Everything that can be set is read, paths from the file's folder")
    func everything() throws {
        let file = try Self.read(Self.whole)
        #expect(file.port == 9000 && file.host == "127.0.0.1" && file.title == "Our APIs" && file.signIn == .required)
        #expect(file.data?.hasSuffix("/data") == true && file.logLevel == "info" && file.accent == "#2f6fde")
        #expect(file.apis.map(\.group) == [nil, "Fleet", nil])
        #expect(file.apis.map { $0.gate?.validation } == [.off, .all, nil])
        #expect(file.trustedProxies == ["10.0.0.0/8", "::1"] && file.allow == ["http://10.1.2.3:8080"])
        #expect(file.tokens.reveal == .once && file.tokens.life.idle == 30 * 86_400)
        #expect(file.tokens.life.absolute == 90 * 86_400 && file.tokens.countPerOwner == 5)
        #expect(file.tokens.issuesPerMinute == 2 && file.tokens.grace == 12 * 3600)
        #expect(file.root?.hasSuffix("/../specifications") == true)
        #expect(file.longestCall == 120 && file.origins.map(\.origin) == ["https://api.corp", "https://b.corp"])
        #expect(file.origins[0].caFile?.hasSuffix("/corp.pem") == true && file.origins[0].keyFile == "/etc/client.key")
        #expect(file.origins[1].certificateFile?.hasSuffix("/both.pem") == true && file.origins[1].keyFile == nil)
        #expect(file.apis.map(\.name) == ["Billing", nil, nil])
        let gates = file.apis.map(\.gate)
        #expect(gates[0]?.upstream.description == "https://127.0.0.1:3000" && gates[0]?.basePath == "/v2")
        #expect(gates[0]?.publicURL?.origin.description == "https://api.example.com" && gates[0]?.healthPort == 8091)
        #expect(gates[0]?.caFile?.hasSuffix("/ca.pem") == true)
        #expect(gates[0]?.identityKeyFile == "/etc/portico/billing.key")
        #expect(gates[1]?.basePath == nil && gates[1]?.port == 8082 && gates[2] == nil)
    }

    @Test("JSON is read as well, and an empty mapping sets nothing")
    func json() throws {
        #expect(try Self.read(#"{"port": 1, "apis": []}"#, name: "settings.json").port == 1)
        let empty = try Self.read("{}")
        #expect(empty.port == nil && empty.apis.isEmpty && empty.tokens == TokenPolicy())
    }

    @Test(
        "What is wrong is named with its line and column (THREATS O6)",
        arguments: [
            ("prot: 1", "settings.yaml:1:1: There is no setting “prot” here; there are host, port"),
            ("port: 1\nport: 2", "settings.yaml:2:1: port is there twice"),
            ("port: eighty", "settings.yaml:1:7: port takes a number from 0 to 65535, came a text"),
            ("port: 70000", "settings.yaml:1:7: port takes a number"),
            ("port: 1.5", "settings.yaml:1:7: port takes a number"),
            ("title: [a]", "settings.yaml:1:8: title takes a text, came a list"),
            ("allow: http://a", "settings.yaml:1:8: allow takes a list, came a text"),
            ("allow: [1]", "settings.yaml:1:9: allow takes a list of texts, came a number in it"),
            ("sign-in: maybe", "settings.yaml:1:10: sign-in takes one of required, desk, came a text"),
            ("longest-call: 301", "settings.yaml:1:15: longest-call takes a number from 1 to 300"),
            ("origins:\n  - ca-file: a.pem", "settings.yaml:2:5: origins: origin is missing"),
            ("tokens: 3", "settings.yaml:1:9: Expected keys with values, came a number"),
            ("tokens:\n  idle: 10", "settings.yaml:2:9: tokens: idle takes a time such as"),
            ("tokens:\n  idle: 900d", "settings.yaml:2:9: A token lives from one minute to 365 days"),
            ("tokens:\n  revael: once", "settings.yaml:2:3: There is no setting “revael” here"),
            ("tokens:\n  reveal: twice", "settings.yaml:2:11: tokens: reveal takes one of copyable, once"),
            ("tokens:\n  per-owner: 0", "settings.yaml:2:14: tokens: per-owner takes a number from 1"),
            ("apis: {}", "settings.yaml:1:7: apis takes a list, came keys with values"),
            ("apis:\n  - name: a", "settings.yaml:2:5: apis: description is missing"),
            ("apis:\n  - description: no.yaml", "settings.yaml:2:18: "),
            ("apis:\n  - description: fleet.yaml\n    gate: {}", "settings.yaml:3:11: apis: gate: upstream is missing"),
            (
                "apis:\n  - description: fleet.yaml\n    gate: { upstream: ftp://a }",
                "settings.yaml:3:23: upstream ftp://a"
            ),
            (
                "apis:\n  - description: fleet.yaml\n    gate: { upstream: http://a, host: 0.0.0.0 }",
                "settings.yaml:3:39: host 0.0.0.0 would take tokens over plain http"
            ),
            (
                "apis:\n  - description: fleet.yaml\n    gate: { upstream: http://a }\n  - description: fleet.yaml\n    gate: { upstream: http://b }",
                "settings.yaml: every gate needs a port of its own"
            ),
            ("- a", "settings.yaml:1:1: Expected keys with values, came a list"), ("a: [", "settings.yaml:"),
            ("", "settings.yaml"),
        ])
    func errors(text: String, message: String) throws {
        let error = #expect(throws: UsageError.self) { try Self.read(text) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test("A value is never repeated where it may be a secret")
    func secrets() {
        let error = #expect(throws: UsageError.self) { try Self.read("title: { secret: canary }") }
        #expect(error?.description.contains("canary") == false)
    }

    @Test(
        "A time is a number with its unit",
        arguments: [
            ("10d", 864_000), ("12h", 43_200), ("30m", 1800), ("90s", 90), ("0s", 0), ("10", nil), ("d", nil),
            ("", nil),
            ("-1d", nil), ("1.5h", nil), ("1w", nil), ("10 d", nil), ("99999d", nil), ("999999s", nil),
        ] as [(String, Int64?)])
    func periods(text: String, seconds: Int64?) {
        #expect(Period.seconds(text) == seconds)
    }
}
