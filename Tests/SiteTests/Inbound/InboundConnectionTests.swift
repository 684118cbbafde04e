import Foundation
import Logging
import NIOCore
import OpenAPI
import Pages
import Storage
import Testing

@testable import Site

@Suite("Slow, idle and greedy clients on real sockets (THREATS L1, L2, L4)", .serialized)
struct InboundConnectionTests {
    private static let page = "GET /accent.css HTTP/1.1\r\nHost: localhost\r\n\r\n"

    /// Serves a small description for the time of a test.
    private func serving(
        _ limits: InboundLimits, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let site = try TestSite([("shop", try await TestSite.document(SessionTests.text))])
        let (ports, port) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        let service = SiteService(
            environment: site.environment, host: "127.0.0.1", port: 0, limits: limits,
            logger: logger
        ) { port.yield($0) }
        let running = Task { try await service.run() }
        defer { running.cancel() }
        for await number in ports {
            try await body(number)
            break
        }
        running.cancel()
        _ = await running.result
        try site.environment.store.close()
    }

    private static func limits(_ change: (inout InboundLimits) -> Void) -> InboundLimits {
        var limits = InboundLimits()
        limits.connectionsPerPeer = nil
        limits.lingerTime = .milliseconds(20)
        change(&limits)
        return limits
    }

    /// Tries with more and more time. What a loaded machine held up by itself says nothing about limits of milliseconds; a
    /// server that does not keep them fails however much time there is.
    private func patiently(
        _ limits: (_ scale: Int64) -> InboundLimits,
        _ attempt: @escaping @Sendable (_ port: Int, _ scale: Int64) async throws -> Bool
    ) async throws {
        for scale: Int64 in [1, 4, 16] {
            let (answers, answer) = AsyncStream<Bool>.makeStream()
            try await serving(limits(scale)) { port in answer.yield(try await attempt(port, scale)) }
            answer.finish()
            for await isKept in answers where isKept { return }
        }
        Issue.record("The limits were not kept, however much time there was.")
    }

    /// The cookie of a new session.
    private static func cookie(_ port: Int) async throws -> String {
        let client = try await RawClient(port: port)
        client.send("GET /shop HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(await client.wait(for: "</html>"))
        let field = try #require(client.received.split(separator: "\r\n").first { $0.contains("portico-dev=") })
        await client.close()
        return String(field.drop { $0 != ":" }.dropFirst(2).prefix { $0 != ";" })
    }

    /// The head of an Execute whose form has so many bytes.
    private static func callHead(_ cookie: String, length: Int) -> String {
        "POST /shop/operations/addItem HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nContent-Length: \(length)\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    }

    @Test("A head that comes byte by byte is ended with 408 and the connection closed")
    func slowHead() async throws {
        try await patiently { scale in
            Self.limits { $0.headTime = .milliseconds(150 * scale) }
        } _: { port, scale in
            let client = try await RawClient(port: port)
            for byte in "GET / HTTP/1.1\r\nHost: local" {
                client.send(String(byte))
                try await Task.sleep(for: .milliseconds(10 * scale))
                if client.isClosed { break }
            }
            #expect(await client.waitForClose())
            // A connection on which the first byte came too late is closed without a word.
            return client.received.hasPrefix("HTTP/1.1 408 Request Timeout\r\n")
                && client.received.contains("Connection: close\r\n")
        }
    }

    @Test("A connection on which nothing comes is closed without a word")
    func silence() async throws {
        try await serving(Self.limits { $0.headTime = .milliseconds(80) }) { port in
            let client = try await RawClient(port: port)
            #expect(await client.waitForClose())
            #expect(client.received.isEmpty)
        }
    }

    @Test("A connection may rest between two requests, and not for ever")
    func keepAlive() async throws {
        try await patiently { scale in
            Self.limits {
                $0.headTime = .milliseconds(300 * scale)
                $0.keepAliveIdle = .milliseconds(1_500 * scale)
            }
        } _: { port, scale in
            let client = try await RawClient(port: port)
            client.send(Self.page)
            _ = await client.wait { received, isClosed in received.contains("</html>") || isClosed }
            try await Task.sleep(for: .milliseconds(400 * scale))
            client.send(Self.page)
            #expect(await client.waitForClose())
            return client.received.components(separatedBy: "HTTP/1.1 ").count == 3
                && client.received.components(separatedBy: "</html>").count == 3
        }
    }

    @Test(
        "A body that rests, or that never ends, is answered with a page of 408 and the connection closed",
        arguments: [true, false])
    func slowBody(rests: Bool) async throws {
        let limits = Self.limits {
            $0.bodyIdle = rests ? .milliseconds(100) : .seconds(20)
            $0.bodyTime = rests ? .seconds(20) : .milliseconds(200)
        }
        try await serving(limits) { port in
            let client = try await RawClient(port: port)
            client.send("POST /csp-report HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
            for _ in 0..<(rests ? 0 : 60) {
                client.send(" ")
                try await Task.sleep(for: .milliseconds(10))
                if client.received.contains("</html>") { break }
            }
            #expect(await client.wait(for: "</html>"))
            #expect(client.received.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
            #expect(client.received.lowercased().contains("\r\nconnection: close\r\n"))
            #expect(await client.waitForClose())
        }
    }

    @Test("The body of a call that rests is answered so too, and nothing is sent on")
    func slowCall() async throws {
        try await serving(Self.limits { $0.bodyIdle = .milliseconds(100) }) { port in
            let client = try await RawClient(port: port)
            client.send(Self.callHead(try await Self.cookie(port), length: 1_000) + "p.path.id=1")
            #expect(await client.wait(for: "</html>"))
            #expect(client.received.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
            #expect(await client.waitForClose())
        }
    }

    @Test("A connection goes on after the answer to a call, and calls on it are answered in turn")
    func callGoesOn() async throws {
        try await serving(Self.limits { _ in }) { port in
            let call = Self.callHead(try await Self.cookie(port), length: 1) + "a"
            let client = try await RawClient(port: port)
            for count in 1...3 {
                client.send(call)
                #expect(await client.wait { received, _ in received.components(separatedBy: "</html>").count > count })
            }
            client.send("GET /shop HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(await client.wait(for: "HTTP/1.1 200 OK"))
            #expect(!client.received.lowercased().contains("connection: close"))
            await client.close()
        }
    }

    @Test("A call that is answered before its body has come says that its connection ends, as it does with the body")
    func unreadCall() async throws {
        try await serving(Self.limits { _ in }) { port in
            let length = 11 * 1_048_576
            let client = try await RawClient(port: port)
            client.send(Self.callHead(try await Self.cookie(port), length: length))
            #expect(await client.wait(for: "</html>"))
            #expect(client.received.hasPrefix("HTTP/1.1 413 "))
            #expect(client.received.lowercased().contains("connection: close"))
            #expect(!client.isClosed)
            client.send(String(repeating: "a", count: length))
            #expect(await client.waitForClose())
        }
    }

    @Test("A request that was answered before its body came does not hold the connection either")
    func refusedBody() async throws {
        try await patiently { scale in
            Self.limits { $0.bodyIdle = .milliseconds(100 * scale) }
        } _: { port, _ in
            let client = try await RawClient(port: port)
            client.send("POST /shop/server HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx")
            #expect(await client.waitForClose())
            // An answer that took longer than the body may rest is another one.
            return client.received.hasPrefix("HTTP/1.1 403 ") && client.received.contains("</html>")
        }
    }

    @Test("A client that takes nothing of what it is sent is let go")
    func slowReader() async throws {
        try await serving(Self.limits { $0.writeIdle = .milliseconds(200) }) { port in
            let client = try await RawClient(port: port, isReading: false)
            // More than the sockets of both sides hold.
            let path = "/assets/x/css/components.css"
            let request = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
            client.send(String(repeating: request, count: 2_000))
            let other = try await RawClient(port: port)
            #expect(await Self.isGone(client))
            other.send(Self.page)
            #expect(await other.wait(for: "</html>"))
        }
    }

    /// A client that does not read learns of the end when it writes.
    private static func isGone(_ client: RawClient) async -> Bool {
        for _ in 0..<3_000 {
            client.send("GET")
            if client.isClosed { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    @Test("Two hundred slow clients do not stop a normal one")
    func crowd() async throws {
        try await serving(Self.limits { $0.headTime = .seconds(20) }) { port in
            var crowd: [RawClient] = []
            for _ in 0..<200 {
                let client = try await RawClient(port: port)
                client.send("GET / HTTP/1.1\r\nHost: loc")
                crowd.append(client)
            }
            let client = try await RawClient(port: port)
            client.send("GET /shop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            #expect(await client.wait(for: "</html>"))
            #expect(client.received.hasPrefix("HTTP/1.1 200 OK\r\n"))
            for client in crowd { await client.close() }
        }
    }

    @Test("The sixty-fifth connection of one address is refused, until one of the others goes")
    func peers() async throws {
        try await serving(Self.limits { $0.connectionsPerPeer = 64 }) { port in
            var crowd: [RawClient] = []
            for _ in 0..<64 {
                // An answer says that the server has the connection, which its being open does not.
                let client = try await RawClient(port: port)
                client.send(Self.page)
                #expect(await client.wait(for: "</html>"))
                crowd.append(client)
            }
            let refused = try await RawClient(port: port)
            refused.send(Self.page)
            #expect(await refused.waitForClose())
            #expect(refused.received.isEmpty)
            await crowd.removeLast().close()
            // The server notices the end in its own time.
            var isServed = false
            for _ in 0..<1_000 where !isServed {
                try await Task.sleep(for: .milliseconds(10))
                let next = try await RawClient(port: port)
                next.send(Self.page)
                isServed =
                    await next.wait { received, isClosed in received.contains("</html>") || isClosed }
                    && !next.received.isEmpty
                await next.close()
            }
            #expect(isServed)
            for client in crowd { await client.close() }
        }
    }

    @Test("Above the number of connections a client waits until one is free")
    func total() async throws {
        try await serving(Self.limits { $0.connections = 2 }) { port in
            let first = try await RawClient(port: port)
            let second = try await RawClient(port: port)
            for client in [first, second] {
                client.send(Self.page)
                #expect(await client.wait(for: "</html>"))
            }
            let third = try await RawClient(port: port)
            third.send(Self.page)
            #expect(!(await third.wait(seconds: 0.2) { received, _ in !received.isEmpty }))
            await first.close()
            #expect(await third.wait(for: "</html>"))
        }
    }

    @Test("Bodies beyond the budget are answered with a page of 503, and taken again once others are gone")
    func budget() async throws {
        try await serving(Self.limits { $0.bodyBytes = 200_000 }) { port in
            let cookie = try await Self.cookie(port)
            let head = { (length: Int) in Self.callHead(cookie, length: length) }
            let send = { () async throws -> RawClient in
                let client = try await RawClient(port: port)
                client.send(head(90_000) + String(repeating: "a", count: 80_000))
                return client
            }
            var large = try await send()
            let status = { () async throws -> String in
                let client = try await RawClient(port: port)
                client.send(head(50_000) + String(repeating: "b", count: 50_000))
                _ = await client.wait { received, isClosed in received.contains("</html>") || isClosed }
                await client.close()
                return String(client.received.prefix(12))
            }
            // Until the large body is there it may be the one that is refused; then it is sent again.
            var answer = ""
            for _ in 0..<1_000 where answer != "HTTP/1.1 503" {
                answer = try await status()
                if !large.received.isEmpty { large = try await send() }
            }
            #expect(answer == "HTTP/1.1 503")
            await large.close()
            for _ in 0..<1_000 where answer != "HTTP/1.1 403" { answer = try await status() }
            #expect(answer == "HTTP/1.1 403", "the form has no token")
        }
    }

    @Test("A request line, a head or a number of fields beyond the limits is refused (THREATS 4.4)")
    func heads() async throws {
        try await serving(InboundLimits()) { port in
            for (request, status) in [
                ("GET /\(String(repeating: "a", count: 8_200)) HTTP/1.1\r\nHost: localhost\r\n\r\n", "414"),
                ("GET / HTTP/1.1\r\nHost: localhost\r\nA: \(String(repeating: "a", count: 33_000))\r\n\r\n", "400"),
                ("GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "A: b\r\n", count: 101))\r\n", "400"),
            ] {
                let client = try await RawClient(port: port)
                client.send(request)
                #expect(await client.wait { received, isClosed in received.contains("\r\n\r\n") || isClosed })
                #expect(client.received.hasPrefix("HTTP/1.1 \(status) "))
                await client.close()
            }
        }
    }
}
