import ArgumentParser
import Egress
import Foundation
import OpenAPI
import Testing
import TokenDesk

@testable import portico

@Suite("Settings")
struct SettingsTests {
    static func settings(
        _ arguments: [String], file: String? = nil, environment: [String: String] = ["HOME": "/home/x"]
    ) throws -> Settings {
        let serve = try #require(try Portico.parseAsRoot(["serve"] + arguments) as? Serve)
        let read = try file.map { try SettingsFile(text: Array($0.utf8), path: "settings.yaml") } ?? SettingsFile()
        return try Settings(serve, read, environment: environment)
    }

    @Test("Without anything the site listens on loopback, and only the desk asks for sign-in")
    func defaults() throws {
        let settings = try Self.settings([])
        #expect(settings.host == "127.0.0.1" && settings.port == 8080 && settings.gatePort == 8081)
        #expect(!settings.requiresSignIn && settings.mode == .local && settings.apis.isEmpty)
        #expect(settings.dataFolder == "/home/x/.local/share/portico" && settings.tokens == TokenPolicy())
    }

    @Test("S11: a root is a folder that is there, of the flag before that of the file")
    func root() throws {
        #expect(try Self.settings([]).root == nil)
        #expect(try Self.settings([], file: "root: /tmp").root == "/tmp")
        #expect(try Self.settings(["--root", "/"], file: "root: /tmp").root == "/")
        for folder in ["/no/such/folder", "/etc/passwd"] {
            #expect(throws: UsageError.self) { try Self.settings(["--root", folder]) }
        }
    }

    @Test("Flags win over the file, and lists add up")
    func precedence() throws {
        let file =
            "port: 1\ntitle: file\nallow: [\"http://10.0.0.1:1\"]\nsign-in: required\ntokens: { reveal: once, per-owner: 3 }"
        let settings = try Self.settings(
            ["--port", "2", "--allow", "http://10.0.0.2:2", "--sign-in", "desk", "--tokens-reveal", "copyable"],
            file: file)
        #expect(settings.port == 2 && settings.title == "file" && !settings.requiresSignIn)
        #expect(settings.egress.allowLines.count == 2 && settings.tokens.reveal == .copyable)
        #expect(settings.tokens.countPerOwner == 3)
        #expect(try Self.settings([], file: file).requiresSignIn)
    }

    /// Arguments, and what they lead to: whether sign-in is required, nil for a start that is refused.
    static let starts: [([String], Bool?)] = [
        ([], false), (["--host", "::1"], false), (["--host", "localhost"], false), (["--sign-in", "required"], true),
        (["--public-url", "https://docs.example.com"], true),
        (["--public-url", "https://docs.example.com", "--sign-in", "desk"], false),
        (["--host", "0.0.0.0"], nil), (["--host", "192.0.2.1"], nil),
        (["--host", "0.0.0.0", "--sign-in", "required"], nil),
        (["--host", "0.0.0.0", "--public-url", "http://docs.example.com"], nil),
        (["--host", "0.0.0.0", "--public-url", "https://docs.example.com"], true),
        (["--host", "0.0.0.0", "--public-url", "https://docs.example.com", "--sign-in", "desk"], nil),
    ]

    @Test("Beyond loopback https and sign-in are needed (THREATS O5)", arguments: starts.indices)
    func reach(index: Int) throws {
        let (arguments, expected) = Self.starts[index]
        if let expected {
            #expect(try Self.settings(arguments).requiresSignIn == expected)
        } else {
            #expect(throws: UsageError.self) { try Self.settings(arguments) }
        }
    }

    @Test(
        "What cannot be understood is one sentence about the flag",
        arguments: [
            (["--sign-in", "never"], "--sign-in takes required or desk"),
            (["--tokens-reveal", "always"], "--tokens-reveal takes copyable or once"),
            (["--trusted-proxy", "10.0.0.1/8"], "--trusted-proxy 10.0.0.1/8: In the network"),
            (["--gate-validate", "yes"], "--gate-validate takes off, requests or all"),
            (["--trusted-proxy", "proxy"], "--trusted-proxy proxy: Expected an address"),
            (["--gate", "http://127.0.0.1:1"], "--gate takes exactly one description"),
            (["--gate", "127.0.0.1", "-"], "--gate 127.0.0.1"),
            (["--gate-port", "70000"], "--gate-port takes 0 to 65535"),
            (["--gate", "http://127.0.0.1:1/?a=b", "-"], "--gate takes an address"),
            (["--gate", "http://127.0.0.1:1", "--gate-host", "0.0.0.0", "-"], "--gate-host 0.0.0.0 would take tokens"),
            (["--gate", "http://127.0.0.1:1", "--health-port=-1", "-"], "--health-port takes"),
            (["--settings", "/nowhere/at/all.yaml"], "--settings /nowhere/at/all.yaml: expected a readable file"),
        ])
    func refused(arguments: [String], message: String) throws {
        let serve = try #require(try Portico.parseAsRoot(["serve"] + arguments) as? Serve)
        let error = #expect(throws: UsageError.self) { try Settings(serve, environment: ["HOME": "/home/x"]) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test(
        "A gate's address may say what stands before the paths",
        arguments: [
            ("http://127.0.0.1:3000", nil), ("http://127.0.0.1:3000/", ""), ("http://127.0.0.1:3000/v2", "/v2"),
            ("https://api.example.com/v2/", "/v2"), ("https://api.example.com", nil),
        ] as [(String, String?)])
    func basePath(address: String, basePath: String?) throws {
        let gate = try #require(try Self.settings(["--gate", address, "-"]).apis.first?.gate)
        #expect(gate.basePath == basePath && gate.port == 8081 && gate.host == "127.0.0.1")
    }

    @Test("Descriptions on the command line take the place of the file's APIs")
    func descriptions() throws {
        let file = "apis: [{ description: \"https://example.com/a.json\" }, { description: \"-\", name: b }]"
        #expect(try Self.settings([], file: file).apis.count == 2)
        #expect(try Self.settings(["https://example.com/c.json"], file: file).apis.map(\.location.stem) == ["c"])
        #expect(Shelf.names(try Self.settings([], file: file).apis).map(\.description) == ["a", "b"])
    }
}
