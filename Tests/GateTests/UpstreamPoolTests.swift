import Foundation
import NIOCore
import Synchronization
import Testing

@testable import Gate

@Suite("Connections to the API", .serialized)
struct UpstreamPoolTests {
    /// Clients one after the other; an event loop keeps its connections for itself, so several may be opened.
    static func callInTurn(_ gate: GateFixture, _ count: Int, _ line: String = "GET /vehicles") async throws -> [String]
    {
        var answers: [String] = []
        for _ in 0..<count {
            answers.append(try await gate.exchange(gate.request(line, fields: ["Connection: close"])))
        }
        return answers
    }

    @Test("Clients share the connections that are at rest")
    func shared() async throws {
        try await GateFixture.run(before: RawUpstream.answering("yes")) { gate, upstream in
            let count = System.coreCount * 8
            let answers = try await Self.callInTurn(gate, count)
            #expect(answers.allSatisfy { $0.hasSuffix("yes") })
            #expect(upstream.seen.count <= System.coreCount)
            #expect(upstream.all.components(separatedBy: "GET /vehicles HTTP/1.1").count == count + 1)
        }
    }

    @Test("No more than the limit rest, and none for longer than its time")
    func limits() async throws {
        var limits = GateLimits()
        limits.upstreamIdleConnections = 0
        try await GateFixture.run(before: RawUpstream.answering("yes"), limits: limits) { gate, upstream in
            _ = try await Self.callInTurn(gate, 3)
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.seen.count == 3 && upstream.openConnections == 0)
        }
        limits.upstreamIdleConnections = 8
        limits.upstreamIdleTime = .milliseconds(100)
        try await GateFixture.run(before: RawUpstream.answering("yes"), limits: limits) { gate, upstream in
            _ = try await Self.callInTurn(gate, 3)
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.openConnections == 0)
        }
    }

    @Test("A request that may be sent twice is sent again on a new connection when a kept one is dead, once")
    func repeated() async throws {
        let deaths = Mutex(0)
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            let isCut =
                bytes.contains("/vehicles/7")
                && deaths.withLock { deaths in
                    deaths += 1
                    return deaths == 1
                }
            return isCut ? .sendAndClose("") : .send(RawUpstream.response("alive"))
        }
        try await GateFixture.run(before: script) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request())
            await client.wait(for: "alive")
            client.push(gate.request("GET /vehicles/7", fields: ["Connection: close"]))
            let received = await client.wait { _, isClosed in isClosed }
            #expect(received.components(separatedBy: "alive").count == 3 && !received.contains("502"))
            #expect(upstream.all.components(separatedBy: "GET /vehicles/7").count == 3)
            await client.close()
        }
    }

    @Test(
        "A request that must not be sent twice is sent once, on a connection that was in use a moment ago or a new one")
    func notRepeated() async throws {
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            return bytes.contains("POST ") ? .sendAndClose("") : .send(RawUpstream.response("alive"))
        }
        var limits = GateLimits()
        limits.upstreamFreshTime = .seconds(120)
        try await GateFixture.run(before: script, limits: limits) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request())
            await client.wait(for: "alive")
            client.push(gate.request("POST /echo", fields: ["Content-Length: 0", "Connection: close"]))
            #expect(await client.wait { _, isClosed in isClosed }.contains("HTTP/1.1 502"))
            #expect(upstream.all.components(separatedBy: "POST /echo").count == 2 && upstream.seen.count == 1)
            await client.close()
        }
        limits.upstreamFreshTime = .nanoseconds(0)
        try await GateFixture.run(before: RawUpstream.answering("yes"), limits: limits) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request())
            await client.wait(for: "yes")
            client.push(gate.request("POST /echo", fields: ["Content-Length: 0", "Connection: close"]))
            #expect(await client.wait { _, isClosed in isClosed }.components(separatedBy: "yes").count == 3)
            #expect(upstream.seen.count == 2)
            await client.close()
        }
    }

    @Test("A connection whose response came before the whole request is not used again")
    func earlyAnswer() async throws {
        let script: RawUpstream.Script = { _, bytes in
            bytes.contains("\r\n\r\n")
                ? .send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 5\r\n\r\nlarge") : .wait
        }
        try await GateFixture.run(before: script) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request("POST /echo", fields: ["Content-Length: 1000000"], body: "x"))
            let received = await client.wait { _, isClosed in isClosed }
            #expect(received.hasPrefix("HTTP/1.1 413") && received.contains("Connection: close\r\n"))
            #expect(received.hasSuffix("large"))
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.openConnections == 0)
            await client.close()
        }
    }

    @Test("A response without a length ends with its connection, and is passed in chunks")
    func untilClose() async throws {
        let script: RawUpstream.Script = { _, bytes in
            bytes.hasSuffix("\r\n\r\n") ? .sendAndClose("HTTP/1.1 200 OK\r\n\r\nto the end") : .wait
        }
        try await GateFixture.run(before: script) { gate, _ in
            let received = try await gate.exchange(gate.request(), until: "0\r\n\r\n")
            #expect(received.hasSuffix("a\r\nto the end\r\n0\r\n\r\n"))
        }
    }

    @Test("Interim answers pass, but for 100, and at most sixteen (THREATS X8)", arguments: [0, 1, 16, 17, 200])
    func interim(count: Int) async throws {
        let hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            let interims = String(repeating: hint, count: count)
            return .send((count == 1 ? "HTTP/1.1 100 Continue\r\n\r\n" : "") + interims + RawUpstream.response("end"))
        }
        try await GateFixture.run(before: script) { gate, _ in
            let received = try await gate.exchange(gate.request(fields: ["Connection: close"]))
            let expected = min(count, 16)
            #expect(received.components(separatedBy: "HTTP/1.1 103 ").count == expected + 1)
            #expect(!received.contains("100 Continue"))
            #expect(received.contains(count <= 16 ? "200 OK" : "502 Bad Gateway"))
        }
    }
}
