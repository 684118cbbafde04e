import Egress
import Foundation
import Storage
import Synchronization
import Testing
import TokenDesk

@testable import Gate

/// A gate before an echo, both on loopback, with a token that reads.
struct GateFixture: Sendable {
    let upstream: EchoUpstream
    let store: Store
    let owner: User
    let issued: IssuedToken
    /// The rules in force, which a test may exchange.
    let rules: RulesBox
    let gate: GateService

    var port: Int { gate.port ?? 0 }
    var token: String { issued.token.reveal() }

    /// Runs the body with a gate before an API of bytes and takes everything down afterwards.
    static func run(
        before script: @escaping RawUpstream.Script, limits: GateLimits = GateLimits(),
        configure: (inout GateConfiguration) -> Void = { _ in }, _ body: (GateFixture, RawUpstream) async throws -> Void
    ) async throws {
        let upstream = RawUpstream(script)
        try await upstream.start()
        let result: Result<Void, any Error>
        do {
            try await run(limits: limits, upstreamPort: upstream.port, configure: configure) {
                try await body($0, upstream)
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await upstream.stop()
        try result.get()
    }

    /// Runs the body with a gate and takes everything down afterwards.
    static func run(
        limits: GateLimits = GateLimits(), upstreamPort: Int? = nil, scheme: String = "http",
        configure: (inout GateConfiguration) -> Void = { _ in }, _ body: (GateFixture) async throws -> Void,
        after: (_ reopened: Store) async throws -> Void = { _ in }
    ) async throws {
        let folder = NSTemporaryDirectory() + "portico-gate-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let key = try ServerKey(environmentValue: Data(repeating: 1, count: 32).base64EncodedString())
        let store = try Store(folder: folder, key: key)
        let owner = try await store.users.service(name: "anna")
        let issued = try await issue(in: store, for: owner)
        let upstream = EchoUpstream()
        try await upstream.start()
        var configuration = GateConfiguration(
            port: 0, upstream: try Origin(parsing: "\(scheme)://127.0.0.1:\(upstreamPort ?? upstream.port)"),
            api: StubBook.api, identityKey: try #require(IdentityKey(identityKey)))
        configuration.limits = limits
        configure(&configuration)
        let rules = RulesBox(GateRules(of: try await GateDescription.document()))
        let gate = GateService(configuration: configuration, rules: { rules.value }, tokens: store.tokens)
        try await gate.bind()
        let service = Task { try await gate.run() }
        let result: Result<Void, any Error>
        do {
            result = .success(
                try await body(
                    GateFixture(
                        upstream: upstream, store: store, owner: owner, issued: issued, rules: rules, gate: gate)))
        } catch {
            result = .failure(error)
        }
        service.cancel()
        _ = try? await service.value
        await upstream.stop()
        try result.get()
        try await after(try Store(folder: folder, key: key))
    }

    static let identityKey = "the-secret-of-the-gate-and-the-API-behind-it"

    /// Puts another token in force.
    func issue(
        _ scopes: [String] = ["read"], resources: [ResourceLimit] = [], rate: RateLimit? = nil
    ) async throws -> IssuedToken {
        try await Self.issue(in: store, for: owner, scopes, resources: resources, rate: rate)
    }

    private static func issue(
        in store: Store, for owner: User, _ scopes: [String] = ["read"], resources: [ResourceLimit] = [],
        rate: RateLimit? = nil
    ) async throws -> IssuedToken {
        let rights = AccessRights(scopes: scopes.map { Scope($0) }, resources: resources)
        let draft = TokenDraft(api: StubBook.api, label: "test", rights: rights, rate: rate)
        return try await store.tokens.issue(draft, for: owner, offer: nil, by: .commandLine)
    }

    /// A request's bytes.
    func request(
        _ line: String = "GET /vehicles", token: String? = nil, fields: [String] = [], body: String = ""
    ) -> String {
        let own = ["Host: gate.example", "Authorization: Bearer \(token ?? self.token)"]
        return "\(line) HTTP/1.1\r\n" + (own + fields).map { $0 + "\r\n" }.joined() + "\r\n" + body
    }

    /// Sends bytes on a connection of their own and returns what came until it closed, or `quiet` seconds passed.
    func exchange(_ bytes: String, until text: String? = nil) async throws -> String {
        let client = try await RawClient(port: port)
        client.push(bytes)
        let received: String
        if let text {
            received = await client.wait(for: text)
        } else {
            received = await client.wait { _, isClosed in isClosed }
        }
        await client.close()
        return received
    }
}

/// Rules that are exchanged whole, as a reload does.
final class RulesBox: Sendable {
    private let rules: Mutex<GateRules?>

    init(_ rules: GateRules?) {
        self.rules = Mutex(rules)
    }

    var value: GateRules? {
        get { rules.withLock { $0 } }
        set { rules.withLock { $0 = newValue } }
    }
}
