import Egress
import Foundation
import Storage
import TokenDesk

@testable import Gate

/// A gate before an echo, both on loopback, with a token that reads.
struct GateFixture: Sendable {
    let upstream: EchoUpstream
    let store: Store
    let issued: IssuedToken
    let gate: GateService

    var port: Int { gate.port ?? 0 }
    var token: String { issued.token.reveal() }

    /// Runs the body with a gate before an API of bytes and takes everything down afterwards.
    static func run(
        before script: @escaping RawUpstream.Script, limits: GateLimits = GateLimits(),
        _ body: (GateFixture, RawUpstream) async throws -> Void
    ) async throws {
        let upstream = RawUpstream(script)
        try await upstream.start()
        let result: Result<Void, any Error>
        do {
            try await run(limits: limits, upstreamPort: upstream.port) { try await body($0, upstream) }
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
        configure: (inout GateConfiguration) -> Void = { _ in }, _ body: (GateFixture) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "portico-gate-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let key = try ServerKey(environmentValue: Data(repeating: 1, count: 32).base64EncodedString())
        let store = try Store(folder: folder, key: key)
        let issued = try TokenIssue().issue(label: "test", scopes: [Scope("read")], subject: "anna")
        try await store.tokens.add(issued)
        let upstream = EchoUpstream()
        try await upstream.start()
        var configuration = GateConfiguration(
            port: 0, upstream: try Origin(parsing: "\(scheme)://127.0.0.1:\(upstreamPort ?? upstream.port)"))
        configuration.limits = limits
        configure(&configuration)
        let document = try await GateDescription.document()
        let gate = GateService(configuration: configuration, document: { document }, tokens: store.tokens)
        try await gate.bind()
        let service = Task { try await gate.run() }
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(GateFixture(upstream: upstream, store: store, issued: issued, gate: gate)))
        } catch {
            result = .failure(error)
        }
        service.cancel()
        _ = try? await service.value
        await upstream.stop()
        try result.get()
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
