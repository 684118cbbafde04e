import Egress
import Execution
import Foundation
import Logging
import NIOCore
import OpenAPI
import Pages
import Storage
import Testing

@testable import Site

@Suite("Answers that are shown while they come, on real sockets (THREATS V5)", .serialized)
struct FollowedCallTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Live, version: '1'}
        servers: [{url: 'http://127.0.0.1:PORT'}]
        paths:
          /events: {get: {operationId: events, responses: {'200': {description: ok}}}}
        """

    /// A browser's session: its cookie and the token of its forms.
    private struct Session {
        let cookie: String
        let csrf: String
    }

    /// Serves a description of an API that writes its answers as the test tells it to.
    private func serving(
        _ body: @escaping @Sendable (_ port: Int, PieceServer, Store) async throws -> Void
    ) async throws {
        let server = try await PieceServer.start()
        let text = Self.text.replacing("PORT", with: "\(server.port)")
        let document = try await TestSite.document(text)
        let site = try TestSite([("live", document)])
        let name = CatalogID(name: "live")
        let catalog = Catalog([(name, "live")])
        catalog.publish(document, as: name)
        var policy = EgressPolicy(mode: .local)
        policy.allow(try Origin(parsing: "http://127.0.0.1:\(server.port)"), addressClass: nil, from: .setting)
        let transport = EgressTransport(policy: { [policy] in policy })
        let own = site.environment
        // A machine on which other suites keep every core busy may take long for any step.
        let executor = Executor(
            transport: transport,
            limits: EgressLimits(connect: .seconds(240), firstByte: .seconds(240), total: .seconds(240)))
        let environment = Site.Environment(
            settings: own.settings, catalog: catalog, store: own.store, executor: executor, assets: own.assets)
        let (ports, port) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        let service = SiteService(environment: environment, host: "127.0.0.1", port: 0, logger: logger) {
            port.yield($0)
        }
        let running = Task { try await service.run() }
        defer { running.cancel() }
        for await number in ports {
            try await body(number, server, own.store)
            break
        }
        running.cancel()
        _ = await running.result
        await server.stop()
        await transport.shutdown()
        try own.store.close()
    }

    private static func session(_ port: Int) async throws -> Session {
        let client = try await RawClient(port: port)
        client.send("GET /live/operations/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(await client.wait(for: "</html>"))
        let text = client.received
        await client.close()
        let cookie = try #require(text.firstMatch(of: #/(portico-dev=[^;]+)/#)).output.1
        let csrf = try #require(text.firstMatch(of: #/name="csrf" value="([^"]+)"/#)).output.1
        return Session(cookie: String(cookie), csrf: String(csrf))
    }

    private static func post(_ path: String, _ session: Session, _ fields: String = "") -> String {
        let body = "csrf=\(session.csrf)\(fields)"
        return "POST \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(session.cookie)\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    /// A client that follows a call of which the first event has come.
    private static func follower(_ port: Int, _ session: Session, _ server: PieceServer) async throws -> RawClient {
        let asked = server.requests
        let client = try await RawClient(port: port)
        client.send(post("/live/operations/events", session))
        #expect(await server.waits { $0.requests == asked + 1 })
        server.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
        server.chunk("data: one\n\n")
        #expect(await client.wait(for: "data: one"))
        return client
    }

    /// The only result that a session keeps, once it is there.
    private static func kept(_ store: Store, _ session: Session) async throws -> Exchange {
        let value = String(session.cookie.drop { $0 != "=" }.dropFirst())
        let secret = try #require(SessionSecret(cookieValue: value))
        let found = try await store.sessions.find(secret)
        let owner = try #require(found)
        for _ in 0..<6_000 {
            if let record = try await store.exchanges.list(ExchangeQuery(document: "live"), in: owner).first {
                let payload = try await store.exchanges.payload(of: record.id, in: owner)
                let body = try await store.exchanges.body(of: record.id, in: owner)
                let bytes = try #require(payload)
                return try #require(Exchange(payload: bytes, body: body ?? []))
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw CancellationError()
    }

    @Test("The page grows event by event; when the answer ends, so does the page, and all of it is kept")
    func grows() async throws {
        try await serving { port, server, store in
            let session = try await Self.session(port)
            let client = try await Self.follower(port, session, server)
            #expect(client.received.contains("data-live") && !client.received.contains("</html>"))
            server.chunk("data: <two>\n\n")
            #expect(await client.wait(for: "data: &lt;two"))
            server.send("0\r\n\r\n")
            #expect(await client.wait(for: "</html>"))
            #expect(client.received.contains("data-kept"))
            // The last chunk: the answer is whole, and the connection goes on.
            #expect(await client.wait(for: "\r\n0\r\n\r\n"))
            #expect(!client.isClosed)
            let kept = try await Self.kept(store, session)
            let response = try #require(kept.response)
            #expect(response.ending == .ended)
            #expect(response.body == Array("data: one\n\ndata: <two>\n\n".utf8))
        }
    }

    @Test("V5: Stop closes the connection to the API, the page says so, and what came is kept")
    func stop() async throws {
        try await serving { port, server, store in
            let session = try await Self.session(port)
            let client = try await Self.follower(port, session, server)
            let path = try #require(client.received.firstMatch(of: #/action="([^"]+\/stop)"/#)).output.1
            // N9: The name of a call means nothing in another session.
            let stranger = try await Self.session(port)
            let other = try await RawClient(port: port)
            other.send(Self.post(String(path), stranger))
            #expect(await other.wait(for: "Location: /live/history"))
            #expect(server.closed == 0)
            let own = try await RawClient(port: port)
            own.send(Self.post(String(path), session))
            #expect(await own.wait(for: "Location: /live/exchanges/"))
            #expect(await server.waits { $0.closed == 1 })
            #expect(await client.wait(for: "Stopped."))
            let kept = try await Self.kept(store, session)
            let response = try #require(kept.response)
            #expect(response.ending == .stopped && response.body == Array("data: one\n\n".utf8))
        }
    }

    @Test("A redirect that is followed is not shown while it comes, what it leads to is")
    func redirected() async throws {
        try await serving { port, server, store in
            let session = try await Self.session(port)
            let client = try await RawClient(port: port)
            client.send(Self.post("/live/operations/events", session, "&follow=1"))
            #expect(await server.waits { $0.requests == 1 })
            server.send("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Type: text/plain\r\n")
            server.send("Transfer-Encoding: chunked\r\n\r\n")
            server.chunk("moved")
            try await Task.sleep(for: LiveCall.grace * 2)
            #expect(client.received.isEmpty)
            server.send("0\r\n\r\n")
            #expect(await server.waits { $0.requests == 2 })
            server.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
            server.chunk("data: one\n\n")
            #expect(await client.wait(for: "data: one"))
            server.send("0\r\n\r\n")
            #expect(await client.wait(for: "</html>"))
            #expect(!client.received.contains("moved"))
            await client.close()
        }
    }

    @Test("V5: A browser that goes away ends the call to the API though nothing more comes, and what came is kept")
    func leaving() async throws {
        try await serving { port, server, store in
            let session = try await Self.session(port)
            let client = try await Self.follower(port, session, server)
            await client.close()
            #expect(await server.waits { $0.closed == 1 })
            let kept = try await Self.kept(store, session)
            #expect(kept.response?.ending == .stopped)
        }
    }

    @Test("V5: An API that breaks off is told as it is, and what came is kept")
    func broken() async throws {
        try await serving { port, server, store in
            let session = try await Self.session(port)
            let client = try await Self.follower(port, session, server)
            // No chunk begins like this (RFC 9112 §7.1).
            server.send("zz\r\n")
            #expect(await client.wait(for: "</html>"))
            let kept = try await Self.kept(store, session)
            let response = try #require(kept.response)
            guard case .broken = response.ending else { throw CancellationError() }
            #expect(response.body == Array("data: one\n\n".utf8))
        }
    }
}
