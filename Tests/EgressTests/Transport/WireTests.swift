import Egress
import Foundation
import HTTPTypes
import Testing

/// What leaves the machine, byte for byte, seen by a raw listener.
@Suite struct WireTests {
    private func sent(
        _ target: String, method: HTTPRequest.Method = .get, fields: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> [String] {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let response = try await door.send(
            Doors.request(origin + target, method: method, fields: fields, body: body))
        #expect(response.status == 200)
        await door.shutdown()
        await listener.stop()
        let requests = listener.log.requests
        #expect(requests.count == 1)
        return requests.first.map { $0.components(separatedBy: "\r\n") } ?? []
    }

    @Test(
        "X3: the request target on the wire is the target that was given",
        arguments: [
            "/", "/a/../b", "/./a", "/a/./b/..", "/%2e%2e/admin", "/%2E%2e/x", "//evil.example/x", "/a//b///c",
            "/a;b=c,d",
            "/%41%42", "/%2F%5C%00", "/a%20b", "/:80", "/@host", "/a?x=1", "/?", "/a?", "/a?b?c", "/a?b=/../c",
            "/a?x[y]=z&w=[]", "/a[1]", "/a?q=%C3%A4", "/a?b=http://other.example/", "/*", "/~user", "/a'b(c)",
            "/a?+=%2B&&", "/%e4", "/a/", "/a/.", "/a/..", "/%zz".replacingOccurrences(of: "zz", with: "7e"),
        ])
    func target(_ target: String) async throws {
        #expect(try await sent(target).first == "GET \(target) HTTP/1.1")
    }

    @Test("X4, X6, X13: only Host, the given fields and Connection go out, in that order and spelling")
    func fields() async throws {
        let name = try #require(HTTPField.Name("X-aPi-KEY"))
        var fields = HTTPFields()
        fields.append(HTTPField(name: name, value: "k1"))
        fields.append(HTTPField(name: .accept, value: "application/json"))
        fields.append(HTTPField(name: name, value: "k2"))
        fields.append(HTTPField(name: .cookie, value: "a=b; c=d"))
        let lines = try await sent("/x", fields: fields)
        #expect(lines[1].hasPrefix("Host: 127.0.0.1:"))
        #expect(
            Array(lines[2...]) == [
                "X-aPi-KEY: k1", "Accept: application/json", "X-aPi-KEY: k2", "Cookie: a=b; c=d", "Connection: close",
                "", "",
            ])
    }

    @Test("A body is framed by its length alone")
    func body() async throws {
        let lines = try await sent("/x", method: .post, fields: [.contentType: "text/plain"], body: Array("hello".utf8))
        #expect(lines[0] == "POST /x HTTP/1.1")
        #expect(lines.contains("Content-Length: 5"))
        #expect(!lines.contains { $0.lowercased().hasPrefix("transfer-encoding") })
        #expect(lines.last == "hello")
    }

    @Test(
        "An empty POST says so, an empty GET says nothing", arguments: [("POST", true), ("PUT", true), ("GET", false)])
    func emptyBody(_ method: String, _ says: Bool) async throws {
        let lines = try await sent("/x", method: try #require(HTTPRequest.Method(method)))
        #expect(lines.contains("Content-Length: 0") == says)
    }

    @Test(
        "X2: methods that OpenAPI 3.2 may name are sent as they are",
        arguments: ["QUERY", "PURGE", "LOCK", "m-search", "get"])
    func method(_ method: String) async throws {
        #expect(try await sent("/x", method: try #require(HTTPRequest.Method(method))).first == "\(method) /x HTTP/1.1")
    }

    @Test(
        "X2: methods that tunnel or echo, and what is no token, are not sent",
        arguments: ["CONNECT", "TRACE", "TRACK", "PRI", "connect", "Trace", String(repeating: "A", count: 33)])
    func refusedMethod(_ method: String) async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let request = try Doors.request(origin + "/", method: try #require(HTTPRequest.Method(method)))
        #expect(await code { try await door.send(request) } == .invalidRequest)
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test(
        "X4, X5, X6, P15: fields that the transport sets are refused",
        arguments: [
            "Host", "host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection",
            "Proxy-Authorization", "TE", "Trailer", "Upgrade", "Expect", "HTTP2-Settings",
        ])
    func reservedField(_ name: String) async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let field = HTTPField(name: try #require(HTTPField.Name(name)), value: "x")
        #expect(
            await code { try await door.send(Doors.request(origin + "/", fields: HTTPFields([field]))) }
                == .invalidRequest)
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test(
        "X1: a line break in a value never reaches the wire",
        arguments: ["a\r\nX: 1", "a\nX: 1", "a\rX: 1", "a\u{0}b", "\r\n", "a\u{B}b", "a\u{1B}[0m", "a\u{7F}"])
    func value(_ value: String) async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let name = try #require(HTTPField.Name("X-Test"))
        let lenient = HTTPField(name: name, lenientValue: Array(value.utf8))
        for field in [HTTPField(name: name, value: value), lenient] {
            _ = try? await door.send(Doors.request(origin + "/", fields: HTTPFields([field])))
        }
        for request in listener.log.requests {
            let lines = request.components(separatedBy: "\r\n")
            #expect(lines.count == 6)
            #expect(!lines.contains { $0.hasPrefix("X:") })
        }
        await listener.stop()
    }

    @Test("X11: more than 200 fields or 64 KiB of them are not sent")
    func tooManyFields() async throws {
        let door = try Doors.open(to: "http://127.0.0.1:9")
        var many = HTTPFields()
        for _ in 0...200 { many.append(HTTPField(name: .accept, value: "a")) }
        #expect(await code { try await door.send(Doors.request("http://127.0.0.1:9/", fields: many)) } == .tooLarge)
        let long: HTTPFields = [.accept: String(repeating: "a", count: 65_537)]
        #expect(await code { try await door.send(Doors.request("http://127.0.0.1:9/", fields: long)) } == .tooLarge)
    }
}
