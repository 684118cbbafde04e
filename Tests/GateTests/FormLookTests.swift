import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Gate

@Suite("Tokens in forms", .serialized)
struct FormLookTests {
    private static let form = "application/x-www-form-urlencoded"

    private static func head(type: String? = form, fields: [(String, String)] = []) -> HTTPRequestHead {
        let type = type.map { [("Content-Type", $0)] } ?? []
        return HTTPRequestHead(version: .http1_1, method: .POST, uri: "/a", headers: HTTPHeaders(type + fields))
    }

    @Test(
        "Only a form is looked into, and none that is still to be asked for",
        arguments: [
            (form, [], true), ("Application/X-WWW-Form-Urlencoded ; charset=utf-8", [], true),
            ("multipart/form-data; boundary=x", [], false), ("application/json", [], false), (nil, [], false),
            ("", [], false), ("application/x-www-form-urlencodedx", [], false),
            (form, [("Expect", "100-continue")], false),
        ] as [(String?, [(String, String)], Bool)])
    func kinds(type: String?, fields: [(String, String)], isLookedInto: Bool) {
        #expect((FormLook(Self.head(type: type, fields: fields)) != nil) == isLookedInto)
    }

    @Test(
        "The name of RFC 6750 counts in every spelling that a server could read (THREATS G2)",
        arguments: [
            ("access_token=x", 400), ("a=1&access_token=x", 400), ("a=1;access_token=x", 400),
            ("Access%5FToken=x", 400),
            ("access_token", 400), ("a=access_token", 401), ("my_access_token=x", 401), ("token=x", 401), ("", 401),
            ("%=%&&&=", 401),
        ])
    func names(body: String, status: Int) throws {
        var look = try #require(FormLook(Self.head()))
        let isEnough = look.take(ByteBuffer(string: body))
        #expect(!isEnough && look.refusal.status == status)
    }

    @Test("No more than eight kibibytes are kept, in however many pieces they come (THREATS L4)")
    func bound() throws {
        var look = try #require(FormLook(Self.head()))
        let piece = ByteBuffer(string: String(repeating: "a", count: 1_000))
        for _ in 0..<8 {
            let isEnough = look.take(piece)
            #expect(!isEnough)
        }
        let isEnough = look.take(ByteBuffer(string: String(repeating: "a", count: 1_000_000) + "&access_token=x"))
        #expect(isEnough && look.refusal == .noToken)
    }

    private static func request(_ body: String, type: String = form, length: Int? = nil, fields: [String] = [])
        -> String
    {
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: \(type)\r\nContent-Length: \(length ?? body.utf8.count)\r\n"
            + fields.map { $0 + "\r\n" }.joined() + "\r\n" + body
    }

    @Test("G2: A token in a form is refused with 400 and not repeated; the connection lives on when the form was short")
    func wire() async throws {
        try await GateFixture.run { gate in
            let client = try await RawClient(port: gate.port)
            client.push(Self.request("access_token=\(gate.token)"))
            let refused = await client.wait(for: "\"code\":\"invalid-request\"")
            #expect(refused.hasPrefix("HTTP/1.1 400") && refused.contains("error=\"invalid_request\""))
            // Under any name it is ours all the same.
            client.push(Self.request("password=\(gate.token.replacing("_", with: "%5F"))"))
            await client.wait { received, _ in received.components(separatedBy: "HTTP/1.1 400").count == 3 }
            client.push(Self.request("a=b"))
            await client.wait(for: "HTTP/1.1 401")
            client.push(gate.request("GET /vehicles"))
            let all = await client.wait(for: "GET /vehicles\n")
            let statuses = all.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
            #expect(statuses == ["400", "400", "401", "200"])
            #expect(!all.contains(gate.token) && !client.isClosed)
            #expect(gate.upstream.requests == ["GET /vehicles"])
            await client.close()
        }
    }

    @Test("G2: A form that comes piece by piece is judged whole, a longer one by its beginning")
    func pieces() async throws {
        try await GateFixture.run { gate in
            let client = try await RawClient(port: gate.port)
            let body = "a=1&access_token=\(gate.token)"
            try await client.send(Self.request("", length: body.utf8.count))
            for piece in [body.prefix(10), body.dropFirst(10)] {
                try await Task.sleep(for: .milliseconds(30))
                #expect(client.received.isEmpty)
                try await client.send(String(piece))
            }
            #expect(await client.wait(for: "HTTP/1.1 ").hasPrefix("HTTP/1.1 400"))
            await client.close()
            for (start, status) in [("access_token=x&", "400"), ("a=x&", "401")] {
                let long = start + String(repeating: "b", count: 10_000)
                let received = try await gate.exchange(Self.request(long, length: 50_000_000))
                #expect(received.hasPrefix("HTTP/1.1 \(status)") && received.contains("Connection: close"))
            }
            #expect(gate.upstream.requests.isEmpty)
        }
    }

    @Test("A form that never comes is answered in the time of a head (THREATS L1)")
    func slow() async throws {
        var limits = GateLimits()
        limits.headTime = .seconds(1)
        try await GateFixture.run(limits: limits) { gate in
            let received = try await gate.exchange(Self.request("a=", length: 100))
            #expect(received.hasPrefix("HTTP/1.1 401") && received.contains("Connection: close"))
        }
    }

    @Test("Other bodies are refused at once, and with a token the form is the API's business")
    func others() async throws {
        try await GateFixture.run { gate in
            let json = try await gate.exchange(Self.request("", type: "application/json", length: 100))
            #expect(json.hasPrefix("HTTP/1.1 401"))
            let body = "access_token=other"
            let fields = ["Content-Type: \(Self.form)", "Content-Length: \(body.utf8.count)", "Connection: close"]
            let passed = try await gate.exchange(gate.request("POST /echo", fields: fields, body: body))
            #expect(passed.hasPrefix("HTTP/1.1 200") && passed.hasSuffix(body))
        }
    }
}
