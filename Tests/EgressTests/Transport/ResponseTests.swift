import Egress
import Foundation
import HTTPTypes
import Synchronization
import Testing

/// What comes back: captured exactly, within limits, or refused with a reason.
@Suite struct ResponseTests {
    private func answer(
        _ script: RawListener.Script, limits: EgressLimits = .quick, method: HTTPRequest.Method = .get
    ) async throws -> EgressResponse {
        let listener = try await RawListener.start(script)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        do {
            let response = try await door.send(Doors.request(origin + "/", method: method, limits: limits))
            await listener.stop()
            return response
        } catch {
            await listener.stop()
            throw error
        }
    }

    @Test(
        "A body takes the room that is announced before it comes, or what comes; without room it is given up (THREATS L4)",
        arguments: [
            ("Content-Length: 5\r\n\r\nhello", 5, [5]), ("Content-Length: 5\r\n\r\nhello", 4, [5]),
            ("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 5, [0, 5]),
            ("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 4, [0, 5]),
            ("Content-Length: -5\r\n\r\n", 5, []),
        ])
    func room(_ text: String, _ free: Int, _ asked: [Int]) async throws {
        let listener = try await RawListener.start(RawListener.Script("HTTP/1.1 200 OK\r\n" + text))
        let origin = "http://127.0.0.1:\(listener.port)"
        var request = try Doors.request(origin + "/", method: .get, limits: .quick)
        let taken = Mutex<[Int]>([])
        request.room = BodyRoom { count in
            taken.withLock { $0.append(count) }
            return count <= free
        }
        let result: Result<EgressResponse, any Error>
        do { result = .success(try await Doors.open(to: origin).send(request)) } catch { result = .failure(error) }
        await listener.stop()
        #expect(taken.withLock { $0 } == asked)
        switch result {
        case .success(let response): #expect(free == 5 && response.body == Array("hello".utf8))
        case .failure(let error): #expect(asked.isEmpty || (free == 4 && (error as? EgressError)?.code == .busy))
        }
    }

    @Test("Fields keep order, duplicates and spelling")
    func fields() async throws {
        let response = try await answer(
            RawListener.Script(
                "HTTP/1.1 404 Not Found\r\nX-B: 1\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\nx-a:  2 \r\n"
                    + "Content-Length: 3\r\n\r\nabc"))
        #expect(response.status == 404)
        #expect(response.reason == "Not Found")
        #expect(response.version == "HTTP/1.1")
        #expect(response.fields.map(\.name) == ["X-B", "set-cookie", "Set-Cookie", "x-a", "Content-Length"])
        #expect(response.fields.map(\.value) == ["1", "a=1", "b=2", "2", "3"])
        #expect(response.values(of: "SET-COOKIE") == ["a=1", "b=2"])
        #expect(response.body == Array("abc".utf8))
        #expect(response.remoteAddress.hasPrefix("127.0.0.1:"))
        #expect(response.timing.total >= response.timing.firstByte)
        #expect(!response.isTruncated)
    }

    @Test(
        "Bodies by length, by chunks and by the connection's end are captured",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", "hello"),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n",
                "hello"
            ),
            ("HTTP/1.0 200 OK\r\n\r\nhello", "hello"), ("HTTP/1.1 200 OK\r\n\r\nhello", "hello"),
            ("HTTP/1.1 204 No Content\r\n\r\n", ""), ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ""),
            ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\n\r\nsmuggled", "hello"),
            ("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 3\r\n\r\nabc", "abc"),
            ("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 0\r\n\r\n", ""),
        ])
    func bodies(_ text: String, _ body: String) async throws {
        let response = try await answer(RawListener.Script(text))
        #expect(String(decoding: response.body, as: UTF8.self) == body)
        #expect(response.values(of: "X-Trailer").isEmpty)
    }

    @Test("A HEAD answer has no body whatever its length says")
    func head() async throws {
        let response = try await answer(
            RawListener.Script("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 500\r\n\r\n"),
            method: .head)
        #expect(response.body.isEmpty)
        #expect(response.values(of: "content-length") == ["500"])
    }

    @Test(
        "X10: framing that two readers could take differently, and what is no HTTP, is refused",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n X: a\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX Y: a\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n: a\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: a\u{0}b\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n", "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/0.9 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n",
            "ICY 200 OK\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "+PONG\r\n", "220 mail.example ESMTP\r\n",
            "<html>no head</html>\r\n\r\n", "\u{0}\u{0}\u{0}\u{0}",
        ])
    func malformed(_ text: String) async {
        #expect(await code { try await answer(RawListener.Script(text)) } == .protocolViolation)
    }

    @Test(
        "An answer that ends too early is told as such",
        arguments: [
            "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
        ])
    func early(_ text: String) async {
        let found = await code { try await answer(RawListener.Script(chunks: [Array(text.utf8)])) }
        #expect(found == .disconnected || found == .protocolViolation)
    }

    @Test("X7: switching protocols is an error")
    func upgrade() async {
        let text = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
        #expect(await code { try await answer(RawListener.Script(text, closes: false)) } == .protocolViolation)
    }

    @Test("X8: sixteen interim answers are taken, seventeen are not")
    func interim() async throws {
        let one = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
        let final = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        let taken = try await answer(RawListener.Script(String(repeating: one, count: 16) + final))
        #expect(taken.status == 200)
        #expect(taken.values(of: "Link").isEmpty)
        let flood = RawListener.Script(String(repeating: one, count: 17) + final)
        #expect(await code { try await answer(flood) } == .protocolViolation)
        let endless = RawListener.Script(String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 200_000))
        #expect(await code { try await answer(endless) } == .protocolViolation)
    }

    @Test(
        "X11: a flood of fields is refused", arguments: [(201, 1), (70_000, 1), (2, 40_000), (1, 70_000), (1, 90_000)])
    func fieldFlood(_ count: Int, _ length: Int) async {
        let fields = String(repeating: "X: \(String(repeating: "a", count: length))\r\n", count: count)
        let script = RawListener.Script("HTTP/1.1 200 OK\r\n\(fields)Content-Length: 0\r\n\r\n")
        let found = await code { try await answer(script) }
        #expect(found == .tooLarge || found == .protocolViolation)
    }

    @Test("X11: two hundred fields are taken")
    func manyFields() async throws {
        let fields = String(repeating: "X: a\r\n", count: 199)
        let script = RawListener.Script("HTTP/1.1 200 OK\r\n\(fields)Content-Length: 0\r\n\r\n")
        #expect(try await answer(script).fields.count == 200)
    }

    @Test("V5: a body is cut at its limit and the connection is closed")
    func truncated() async throws {
        let listener = try await RawListener.start { _ in
            let head = Array("HTTP/1.1 200 OK\r\n\r\n".utf8)
            let piece = [UInt8](repeating: 0x61, count: 1000)
            return RawListener.Script(
                chunks: [head] + Array(repeating: piece, count: 2000), pause: .milliseconds(1), closes: false)
        }
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        var limits = EgressLimits.quick
        limits.body = 2500
        let response = try await door.send(Doors.request(origin + "/", limits: limits))
        #expect(response.body.count == 2500)
        #expect(response.isTruncated)
        #expect(await listener.waits { $0.closed == 1 })
        await listener.stop()
    }

    @Test("A body of exactly the limit is whole")
    func exact() async throws {
        var limits = EgressLimits.quick
        limits.body = 5
        let response = try await answer(
            RawListener.Script("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"), limits: limits)
        #expect(response.body.count == 5)
        #expect(!response.isTruncated)
    }

    @Test("V4: gzip is decoded, its fields stay as they came")
    func gzip() async throws {
        let zipped = Coded.gzip
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(zipped.count)\r\n\r\n"
        let response = try await answer(RawListener.Script(chunks: [Array(head.utf8) + zipped]))
        #expect(String(decoding: response.body, as: UTF8.self) == "hello")
        #expect(response.values(of: "Content-Encoding") == ["gzip"])
        var broken = zipped
        broken[12] ^= 0xFF
        let script = RawListener.Script(chunks: [Array(head.utf8) + broken])
        #expect(await code { try await answer(script) } == .protocolViolation)
    }

    @Test("V4: brotli is decoded, alone and over gzip", arguments: ["br", "gzip, br"])
    func brotli(_ coding: String) async throws {
        let packed = coding == "br" ? Coded.brotli : Coded.gzipThenBrotli
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\nContent-Length: \(packed.count)\r\n\r\n"
        let response = try await answer(RawListener.Script(chunks: [Array(head.utf8) + packed]))
        #expect(String(decoding: response.body, as: UTF8.self) == "hello")
        #expect(response.values(of: "Content-Encoding") == [coding])
        let short = "HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\n\r\n"
        for broken in [Array(packed.dropLast(2)), [0xFF] + packed, packed + packed] {
            let script = RawListener.Script(chunks: [Array(short.utf8) + broken])
            #expect(await code { try await answer(script) } == .protocolViolation)
        }
    }

    @Test("V4: a bomb of brotli is cut at the limit, which for a compressed body may be one of its own")
    func brotliBomb() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: \(Coded.brotliBomb.count)\r\n\r\n"
        var limits = EgressLimits.quick
        limits.decoded = 100_000
        let script = RawListener.Script(chunks: [Array(head.utf8) + Coded.brotliBomb])
        let response = try await answer(script, limits: limits)
        #expect(response.isTruncated && response.body.count == 100_000)
    }

    @Test("V4: a bomb is cut at the limit")
    func bomb() async throws {
        let zipped = Deflate.zeros(megabytes: 8)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: \(zipped.count)\r\n\r\n"
        var limits = EgressLimits.quick
        limits.body = 100_000
        let script = RawListener.Script(chunks: [Array(head.utf8) + zipped])
        let response = try await answer(script, limits: limits)
        #expect(response.isTruncated)
        #expect(response.body.count == 100_000)
        #expect(response.body.allSatisfy { $0 == 0 })
    }
}
