import Egress
import Testing

/// Descriptions by URL: redirects are followed one by one under the whole policy (S16).
@Suite struct FetchTests {
    private func moved(_ location: String) -> RawListener.Script {
        RawListener.Script("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\n\r\n")
    }

    private func start() async throws -> RawListener {
        try await RawListener.start { text in
            let path = text.split(separator: " ")[1]
            if let digit = path.last?.wholeNumberValue, digit > 0 { return moved("/r\(digit - 1)") }
            if path == "/loop" { return moved("/loop") }
            if path == "/nowhere" { return RawListener.Script("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n") }
            if path == "/absent" { return RawListener.Script("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n") }
            if path.hasPrefix("/to?") { return moved(String(path.dropFirst(4))) }
            return RawListener.Script(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        }
    }

    @Test("S16: up to three redirects are followed", arguments: [0, 1, 2, 3])
    func followed(_ count: Int) async throws {
        let listener = try await start()
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let text = try await door.fetch(try TargetURL(parsing: origin + "/r\(count)"), limit: 100)
        #expect(text.bytes == Array("{}".utf8))
        #expect(text.url.path == "/r0")
        #expect(text.contentType == "application/json")
        #expect(listener.log.connections == count + 1)
        await listener.stop()
    }

    @Test(
        "S16: what is no text, too long or led astray is an error",
        arguments: [
            ("/r4", .protocolViolation), ("/loop", .protocolViolation), ("/nowhere", .protocolViolation),
            ("/absent", .protocolViolation), ("/to?file:///etc/passwd", .invalidURL),
            ("/to?http://169.254.169.254/latest", .denied), ("/to?http://10.0.0.1/x", .notAllowed),
            ("/to?https://127.0.0.1/x", .protocolViolation), ("/to?http://a@b/", .invalidURL),
            ("/to?http://2130706433/", .invalidURL), ("/to?//10.0.0.1/", .notAllowed),
        ] as [(String, EgressError.Code)])
    func refused(_ path: String, _ expected: EgressError.Code) async throws {
        let listener = try await start()
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let url = try TargetURL(parsing: origin + path)
        #expect(await code { try await door.fetch(url, limit: 100) } == expected)
        await listener.stop()
    }

    @Test("S1: a text longer than the limit is not taken")
    func tooLong() async throws {
        let listener = try await start()
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        #expect(await code { try await door.fetch(try TargetURL(parsing: origin + "/r0"), limit: 1) } == .tooLarge)
        await listener.stop()
    }
}
