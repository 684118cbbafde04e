import ArgumentParser
import Egress
import Site
import Testing

@testable import portico

@Suite("Settings of serve: reach and folders") struct SettingsReachTests {
    private func settings(_ arguments: String..., environment: [String: String] = ["HOME": "/home/x"]) throws
        -> Settings
    {
        try Settings(try Serve.parse(arguments), environment: environment)
    }

    @Test("On loopback one person uses it; elsewhere, or behind a proxy, several do")
    func mode() throws {
        #expect(try settings().mode == .local)
        #expect(try settings("--public-url", "https://docs.example.com").mode == .shared)
        #expect(try settings("--host", "0.0.0.0", "--public-url", "https://docs.example.com").mode == .shared)
    }

    @Test("O5: beyond loopback there is no start without https before it")
    func reach() {
        for arguments in [["--host", "0.0.0.0"], ["--host", "10.1.2.3", "--public-url", "http://docs.example.com"]] {
            #expect(throws: UsageError.self) {
                try Settings(try Serve.parse(arguments), environment: ["HOME": "/home/x"])
            }
        }
    }

    @Test("§5.4: users name private targets only where there is one user")
    func userTargets() throws {
        #expect(try settings("--user-targets", "private").egress.userTargets == .private)
        #expect(throws: UsageError.self) {
            try settings("--user-targets", "private", "--public-url", "https://docs.example.com")
        }
    }

    @Test(
        "Data go where the flag says, else the environment, else the home folder",
        arguments: [
            (["PORTICO_DATA": "/a", "XDG_DATA_HOME": "/b", "HOME": "/c"], "/a"),
            (["XDG_DATA_HOME": "/b", "HOME": "/c"], "/b/portico"), (["HOME": "/c"], "/c/.local/share/portico"),
            (["XDG_DATA_HOME": "relative", "HOME": "/c"], "/c/.local/share/portico"),
        ])
    func dataFolder(_ environment: [String: String], _ expected: String) throws {
        #expect(try settings(environment: environment).dataFolder == expected)
        #expect(try settings("--data", "/d", environment: environment).dataFolder == "/d")
    }

    @Test("Without any of them the flag is asked for")
    func noHome() {
        #expect(throws: UsageError.self) { try settings(environment: [:]) }
    }

    @Test(
        "An address may open so many connections, unless a proxy stands before the site (THREATS 4.4)",
        arguments: [([], 64), (["--public-url", "https://docs.example.com"], nil)] as [([String], Int?)])
    func peers(arguments: [String], limit: Int?) throws {
        let serve = try #require(try Serve.parseAsRoot(arguments + ["--data", "/nowhere"]) as? Serve)
        #expect(try Settings(serve, environment: [:]).inboundLimits.connectionsPerPeer == limit)
    }
}
