import Egress
import Foundation
import HTTPTypes
import Synchronization
import Testing

/// Bodies that are handed on piece by piece in both directions, and never held.
@Suite struct StreamingTests {
    private struct Enough: Error {}

    /// Sends with a sink that keeps the pieces; `take` may end the call.
    private func send(
        _ script: RawListener.Script, limits: EgressLimits = .quick, isPatient: Bool = false,
        take: @escaping @Sendable ([UInt8]) async throws -> Bool = { _ in true }
    ) async throws -> (EgressResponse, status: Int?, body: [UInt8], RawListener) {
        let listener = try await RawListener.start(script)
        let origin = "http://127.0.0.1:\(listener.port)"
        let taken = Mutex<(status: Int?, body: [UInt8])>((nil, []))
        var request = try Doors.request(origin + "/", limits: limits)
        request.sink = BodySink { head in
            taken.withLock { $0.status = head.status }
        } take: { bytes in
            taken.withLock { $0.body += bytes }
            return try await take(bytes)
        } isPatient: {
            isPatient
        }
        let response = try await Doors.open(to: origin).send(request)
        let (status, body) = taken.withLock { $0 }
        return (response, status, body, listener)
    }

    @Test("A sink is told the head before the pieces, and the answer has none of them")
    func sink() async throws {
        let (response, status, body, listener) = try await send(
            RawListener.Script(
                chunks: [
                    "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "2\r\nde\r\n0\r\n\r\n",
                ]
                .map { Array($0.utf8) }))
        #expect(status == 201 && body == Array("abcde".utf8))
        #expect(response.status == 201 && response.body.isEmpty && !response.isTruncated)
        await listener.stop()
    }

    @Test("V5: A sink that has enough ends the call, and the connection with it")
    func enough() async throws {
        let (response, _, body, listener) = try await send(
            RawListener.Script("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", closes: false)
        ) { _ in false }
        #expect(response.isTruncated && body == Array("abc".utf8))
        #expect(await listener.waits { $0.closed == 1 })
        await listener.stop()
    }

    @Test(
        "V5: A patient sink takes a body beyond the time of a call while pieces come, and no longer than its own limit")
    func patience() async throws {
        let pieces = ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"] + (0..<8).map { "1\r\n\($0)\r\n" }
        let script = RawListener.Script(
            chunks: pieces.map { Array($0.utf8) } + [Array("0\r\n\r\n".utf8)], pause: .milliseconds(300))
        let limits = EgressLimits(total: .seconds(2), rest: .seconds(20))
        let (_, _, body, listener) = try await send(script, limits: limits, isPatient: true)
        #expect(body == Array("01234567".utf8))
        await listener.stop()
        let hasty = await code { try await send(script, limits: limits).body }
        #expect(hasty == .timeout)
        var bounded = limits
        bounded.streamed = .milliseconds(2_100)
        let late = await code { [bounded] in try await send(script, limits: bounded, isPatient: true).body }
        #expect(late == .timeout)
    }

    @Test("V5: A compressed body comes decoded piece by piece, and what came before it breaks off is kept")
    func livePieces() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunks = Coded.brotliPieces.map { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10] }
        let seen = Mutex<[String]>([])
        let script = RawListener.Script(
            chunks: [Array(head.utf8)] + chunks + [Array("0\r\n\r\n".utf8)], pause: .milliseconds(200))
        let (response, _, body, listener) = try await send(script) { bytes in
            seen.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
            return true
        }
        #expect(seen.withLock { $0 } == ["first ", "second"])
        #expect(body == Array("first second".utf8) && response.values(of: "content-encoding") == ["br"])
        await listener.stop()
        // All at once: the piece, and the end that comes too early.
        let broken = RawListener.Script(chunks: [Array(head.utf8) + chunks[0] + Array("0\r\n\r\n".utf8)])
        let kept = Mutex<[UInt8]>([])
        let error = await code {
            try await send(broken) { bytes in
                kept.withLock { $0 += bytes }
                return true
            }.body
        }
        #expect(error == .protocolViolation && kept.withLock { $0 } == Array("first ".utf8))
    }

    @Test("V4: A compressed body has a limit of its own below that of a plain one")
    func decoded() async throws {
        let packed = Deflate.zeros(megabytes: 1)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: \(packed.count)\r\n\r\n"
        let limits = EgressLimits(total: .seconds(120), body: 2_000_000, decoded: 50_000)
        let (response, _, body, listener) = try await send(
            RawListener.Script(chunks: [Array(head.utf8) + packed]), limits: limits)
        #expect(body.count == 50_000 && response.isTruncated)
        await listener.stop()
    }

    @Test(
        "A request body that is streamed goes with its length, or in chunks where nobody knows it", arguments: [5, nil])
    func stream(length: Int?) async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let pieces = Mutex([Array("ab".utf8), Array("cde".utf8)])
        var request = try Doors.request(origin + "/", method: .put)
        request.stream = BodyStream(length: length) { pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        #expect(try await Doors.open(to: origin).send(request).status == 200)
        // The listener takes down what has come when the head has, or as much as the length says.
        #expect(length == nil || listener.log.requests.first?.hasSuffix("abcde") == true)
        let field = length == nil ? "transfer-encoding: chunked" : "content-length: 5"
        #expect(listener.log.requests.first?.lowercased().contains(field) == true)
        await listener.stop()
    }

    @Test("A request body that breaks off is no request: the connection ends before its length is reached")
    func brokenStream() async throws {
        let listener = try await RawListener.start(.silence)
        let origin = "http://127.0.0.1:\(listener.port)"
        let isFirst = Mutex(true)
        var request = try Doors.request(origin + "/", method: .put)
        request.stream = BodyStream(length: 9) {
            let first = isFirst.withLock { first in
                defer { first = false }
                return first
            }
            guard first else { throw Enough() }
            return Array("abc".utf8)
        }
        let sent = request
        #expect(await code { try await Doors.open(to: origin).send(sent) } != nil)
        #expect(await listener.waits { $0.closed == $0.connections })
        await listener.stop()
    }
}
