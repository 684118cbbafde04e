import Egress
import Foundation
import OpenAPI
import Testing

@testable import portico

@Suite("The policy as it grows") struct PolicyKeeperTests {
    private func document(servers: String) async throws -> Document {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            servers: \(servers)
            paths: {}
            """
        return try await DocumentReader(source: NoSource()).read("t.yaml", bytes: Array(text.utf8))
    }

    private func keeper(_ mode: EgressPolicy.Mode = .local) -> PolicyKeeper { PolicyKeeper(EgressPolicy(mode: mode)) }

    @Test("P12: enumerated variables are expanded, free ones take their default, and nothing else is admitted")
    func variables() async throws {
        let keeper = keeper()
        let servers = """
            [{url: 'https://{region}.example.com:{port}', variables: {region: {default: eu, enum: [eu, us]}, \
            port: {default: '8443'}}}]
            """
        await keeper.approve(
            try await document(servers: servers), from: .localDescription("t.yaml"), baseURL: nil, isRefresh: false
        ) { _ in .global }
        #expect(
            keeper.current.entries.map(\.origin.description) == [
                "https://eu.example.com:8443", "https://us.example.com:8443",
            ])
    }

    @Test("Each name is looked up once, and its class is recorded with every origin of it")
    func classes() async throws {
        let keeper = keeper(.shared)
        await keeper.approve(
            try await document(servers: "[{url: 'http://api.corp'}, {url: 'http://api.corp:81'}]"),
            from: .localDescription("t.yaml"), baseURL: nil, isRefresh: false
        ) { host in host.description == "api.corp" ? .private : nil }
        #expect(keeper.current.entries.map(\.addressClass) == [.private, .private])
        #expect(keeper.current.entries.map(\.isAdmitted) == [false, false])
    }

    @Test("S17: a later version of a description widens nothing")
    func refresh() async throws {
        let keeper = keeper()
        await keeper.approve(
            try await document(servers: "[{url: 'https://evil.example'}]"), from: .localDescription("t.yaml"),
            baseURL: nil, isRefresh: true
        ) { _ in .global }
        #expect(
            keeper.current.admission(of: try Origin(parsing: "https://evil.example"))
                == .pending(line: "https://evil.example"))
    }

    @Test("A line without a class gets the one its name has now; a stated one stays")
    func unstated() async throws {
        let lines = try ["http://api.corp", "http://b.corp class=loopback"].map { try AllowLine(parsing: $0) }
        var policy = EgressPolicy(mode: .shared)
        for line in lines { policy.allow(line) }
        let keeper = PolicyKeeper(policy)
        await keeper.classify(lines) { _ in .private }
        #expect(keeper.current.admission(of: lines[0].origin) == .admitted(.private))
        #expect(keeper.current.admission(of: lines[1].origin) == .admitted(.loopback))
    }
}
