import ArgumentParser
import Site
import Testing

@testable import portico

@Suite("What serve was asked for")
struct SettingsTests {
    @Test(
        "An address may open so many connections, unless a proxy stands before the site (THREATS 4.4)",
        arguments: [([], 64), (["--public-url", "https://docs.example.com"], nil)] as [([String], Int?)])
    func peers(arguments: [String], limit: Int?) throws {
        let serve = try #require(try Serve.parseAsRoot(arguments + ["--data", "/nowhere"]) as? Serve)
        #expect(try Settings(serve, environment: [:]).inboundLimits.connectionsPerPeer == limit)
    }
}
