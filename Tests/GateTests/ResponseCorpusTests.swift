import Foundation
import NIOCore
import Testing

@testable import Gate

/// What a broken or hostile API may answer (THREATS X8, X10, X11).
@Suite("Raw responses to the gate", .serialized)
struct ResponseCorpusTests {
    /// A response that no request asked for; whoever gets it has been given another's answer.
    static let evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nEVIL"
    static let ok = "HTTP/1.1 200 OK\r\n"

    /// Responses that cannot be passed: the client gets a 502.
    static let refusedAnswers = [
        ok + "Content-Length: 4\r\nContent-Length: 5\r\n\r\ngood",
        ok + "Content-Length: 4\r\nContent-Length: 4\r\n\r\ngood",
        ok + "Content-Length: 4, 4\r\n\r\ngood", ok + "Content-Length: +4\r\n\r\ngood",
        ok + "Content-Length: -4\r\n\r\ngood",
        ok + "Content-Length: 0x4\r\n\r\ngood", ok + "Content-Length: 99999999999999999999\r\n\r\ngood",
        ok + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Transfer-Encoding: gzip, chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Transfer-Encoding: chunked, identity\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Transfer-Encoding: identity\r\n\r\ngood",
        ok + "Transfer-Encoding: xchunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Transfer-Encoding : chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n",
        ok + "Content-Length: 4\r\n X: folded\r\n\r\ngood",
        ok + "X Y: 1\r\nContent-Length: 4\r\n\r\ngood", ok + "X: a\u{0}b\r\nContent-Length: 4\r\n\r\ngood",
        ok + "X: a\rSet-Cookie: b\r\nContent-Length: 4\r\n\r\ngood", ok + ": 1\r\nContent-Length: 4\r\n\r\ngood",
        ok + "no colon\r\nContent-Length: 4\r\n\r\ngood", "HTTP/2.0 200 OK\r\nContent-Length: 4\r\n\r\ngood",
        "HTTP/1.1 99 No\r\nContent-Length: 4\r\n\r\ngood", "HTTP/1.1 1000 No\r\nContent-Length: 4\r\n\r\ngood",
        "HTTP/1.1 OK\r\n\r\n", "ICY 200 OK\r\n\r\n", "good", "\u{0}\u{1}\u{2}", "\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        ok + String(repeating: "X: 1\r\n", count: 70_000) + "Content-Length: 4\r\n\r\ngood",
        ok + "X: \(String(repeating: "x", count: 200_000))\r\nContent-Length: 4\r\n\r\ngood",
    ]

    @Test(
        "A response that can be read in two ways, or in none, is a 502 (THREATS X10, X11)",
        arguments: refusedAnswers.indices)
    func refused(index: Int) async throws {
        let answer = Self.refusedAnswers[index]
        let script: RawUpstream.Script = { _, bytes in bytes.hasSuffix("\r\n\r\n") ? .send(answer + Self.evil) : .wait }
        try await GateFixture.run(before: script) { gate, upstream in
            let received = try await gate.exchange(gate.request(fields: ["Connection: close"]))
            #expect(received.hasPrefix("HTTP/1.1 502 "), "\(answer.prefix(200).debugDescription): \(received)")
            #expect(!received.contains("EVIL"))
            for _ in 0..<12_000 where upstream.openConnections > 0 { try await Task.sleep(for: .milliseconds(5)) }
            #expect(upstream.openConnections == 0)
        }
    }

    @Test(
        "A response that breaks in the middle breaks off for the client (THREATS X10)",
        arguments: [
            ok + "Content-Length: 100\r\n\r\ngood", ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n",
            ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\nzz\r\nmore\r\n0\r\n\r\n",
            ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n-4\r\nmore\r\n0\r\n\r\n",
            ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\nffffffffffffffffff\r\nmore\r\n0\r\n\r\n",
            ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngoodmore\r\n0\r\n\r\n",
            ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\nContent-Length: 50\r\n\r\n",
        ])
    func broken(answer: String) async throws {
        let script: RawUpstream.Script = { _, bytes in bytes.hasSuffix("\r\n\r\n") ? .sendAndClose(answer) : .wait }
        try await GateFixture.run(before: script) { gate, _ in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request())
            let received = await client.wait { _, isClosed in isClosed }
            #expect(client.isClosed && received.components(separatedBy: "HTTP/1.1 ").count <= 2)
            #expect(!received.hasSuffix("0\r\n\r\n") && !received.contains("more"))
            await client.close()
        }
    }

    /// Responses that are whole, with another right behind them in the same bytes.
    static let followedAnswers: [(line: String, answer: String, body: String)] = [
        ("GET /vehicles", ok + "Content-Length: 4\r\n\r\ngood", "good"),
        ("GET /vehicles", ok + "Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n0\r\n\r\n", "good"),
        ("GET /vehicles", "HTTP/1.1 204 No Content\r\n\r\n", ""),
        ("GET /vehicles", "HTTP/1.1 204 No Content\r\nContent-Length: 50\r\n\r\n", ""),
        ("GET /vehicles", "HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\n\r\n", ""),
        ("HEAD /vehicles", ok + "Content-Length: 50\r\n\r\n", ""),
        ("HEAD /vehicles", ok + "Transfer-Encoding: chunked\r\n\r\n", ""),
    ]

    @Test(
        "What stands behind a response is nobody's answer, on the connection at rest or the next one (THREATS X10)",
        arguments: followedAnswers.indices)
    func followed(index: Int) async throws {
        let item = Self.followedAnswers[index]
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            return bytes.contains("/vehicles/2")
                ? .send(RawUpstream.response("second")) : .send(item.answer + Self.evil)
        }
        try await GateFixture.run(before: script) { gate, _ in
            // Both requests at once, and one after the other.
            for isAtOnce in [true, false] {
                let client = try await RawClient(port: gate.port)
                let second = gate.request("GET /vehicles/2", fields: ["Connection: close"])
                client.push(gate.request(item.line) + (isAtOnce ? second : ""))
                if !isAtOnce {
                    await client.wait(for: "\r\n\r\n")
                    client.push(second)
                }
                let received = await client.wait { _, isClosed in isClosed }
                #expect(!received.contains("EVIL"), "\(item.answer.debugDescription): \(received)")
                #expect(SmugglingTests.statuses(received).count == 2 && received.hasSuffix("second"))
                #expect(item.body.isEmpty || received.contains(item.body))
                await client.close()
            }
        }
    }

    @Test(
        "The length of a response to HEAD passes; 204 has none, and neither has content (RFC 9110 sections 8.6, 9.3.2)")
    func withoutContent() async throws {
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            return .send(
                bytes.hasPrefix("HEAD")
                    ? Self.ok + "Content-Length: 50\r\n\r\n" : "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
        }
        try await GateFixture.run(before: script) { gate, _ in
            let head = try await gate.exchange(gate.request("HEAD /vehicles", fields: ["Connection: close"]))
            #expect(
                head.contains("Content-Length: 50\r\n") && head.hasSuffix("\r\n\r\n")
                    && !head.contains("Transfer-Encoding"))
            let empty = try await gate.exchange(gate.request(fields: ["Connection: close"]))
            #expect(empty.hasPrefix("HTTP/1.1 204") && !empty.contains("Content-Length") && empty.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("Trailers are dropped (THREATS X8)")
    func trailers() async throws {
        let answer =
            Self.ok
            + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n4\r\ngood\r\n0\r\nX-Sum: 1\r\nSet-Cookie: a=b\r\n\r\n"
        let script: RawUpstream.Script = { _, bytes in bytes.hasSuffix("\r\n\r\n") ? .send(answer) : .wait }
        try await GateFixture.run(before: script) { gate, _ in
            let received = try await gate.exchange(gate.request(fields: ["Connection: close"]))
            #expect(received.hasSuffix("4\r\ngood\r\n0\r\n\r\n") && !received.contains("X-Sum"))
        }
    }
}
