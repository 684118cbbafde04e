import Foundation
import NIOCore
import OpenAPI
import Synchronization
import Testing
import TokenDesk

@testable import Gate

@Suite("Requests held against the description at the gate", .serialized)
struct ValidationTests {
    static let text = """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "security": [{"bearer": ["read"]}],
         "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
         "paths": {
          "/orders": {"post": {
            "parameters": [{"name": "dry", "in": "query", "schema": {"type": "boolean"}},
                           {"name": "X-Trace", "in": "header", "schema": {"type": "string", "pattern": "^[0-9]+$"}}],
            "requestBody": {"required": true, "content": {"application/json": {"schema": {
              "type": "object", "required": ["count"], "properties": {"count": {"type": "integer", "maximum": 10}}}},
              "text/plain": {}}},
            "responses": {}}},
          "/orders/{id}": {"get": {"parameters": [
            {"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}},
            {"name": "view", "in": "query", "required": true, "schema": {"enum": ["full", "short"]}},
            {"name": "mode", "in": "cookie", "schema": {"enum": ["a", "b"]}}],
            "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {
              "type": "object", "required": ["id"]}}}}}}}}}
        """

    /// An API that answers every whole request with a JSON text.
    static func api(_ text: String = "{\"id\": 1}", type: String = "application/json") -> RawUpstream.Script {
        { _, bytes in
            guard let end = bytes.range(of: "\r\n\r\n") else { return .wait }
            let body = bytes[end.upperBound...]
            let length = bytes.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.1) } ?? 0
            let isWhole =
                bytes.contains("Transfer-Encoding: chunked") ? body.hasSuffix("0\r\n\r\n") : body.utf8.count >= length
            guard isWhole else { return .wait }
            return .send(
                "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)")
        }
    }

    static func run(
        _ validation: GateValidation = .requests, before script: @escaping RawUpstream.Script = api(),
        limits: GateLimits = GateLimits(), configure: (inout GateConfiguration) -> Void = { _ in },
        _ body: (GateFixture, RawUpstream) async throws -> Void
    ) async throws {
        let rules = GateRules(of: try await GateDescription.document(text))
        try await GateFixture.run(before: script, limits: limits) { configuration in
            configuration.validation = validation
            configure(&configuration)
        } _: { gate, upstream in
            gate.rules.value = rules
            try await body(gate, upstream)
        }
    }

    static func post(_ body: String, fields: [String] = []) -> (fields: [String], body: String) {
        (["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] + fields, body)
    }

    @Test(
        "A request that breaks the description is refused before anything of it reaches the API",
        arguments: [
            ("GET /orders/x?view=full", [], "", 400, "invalid-parameters", #""in":"path","name":"id""#),
            ("GET /orders/1", [], "", 400, "invalid-parameters", #""in":"query","name":"view""#),
            ("GET /orders/1?view=none", [], "", 400, "invalid-parameters", #""in":"query","name":"view""#),
            ("GET /orders/1?view=full&view=short", [], "", 400, "invalid-parameters", "more than once"),
            (
                "GET /orders/1?view=full", ["Cookie: mode=c"], "", 400, "invalid-parameters",
                #""in":"cookie","name":"mode""#
            ),
            (
                "POST /orders", ["X-Trace: a"], "{\"count\":1}", 400, "invalid-parameters",
                #""in":"header","name":"X-Trace""#
            ),
            ("POST /orders?dry=maybe", [], "{\"count\":1}", 400, "invalid-parameters", #""name":"dry""#),
            ("POST /orders", [], "{\"count\":11}", 422, "invalid-content", #""pointer":"/count""#),
            ("POST /orders", [], "{}", 422, "invalid-content", #""in":"body""#),
            ("POST /orders", ["Content-Encoding: identity"], "{}", 422, "invalid-content", #""in":"body""#),
            ("POST /orders", ["Content-Encoding:"], "{}", 422, "invalid-content", #""in":"body""#),
            ("POST /orders", ["Content-Encoding: none"], "{}", 422, "invalid-content", #""in":"body""#),
            ("POST /orders", [], "{\"count\":1", 400, "invalid-content", #""in":"body""#),
            ("POST /orders", [], "{\"count\":1,\"count\":2}", 400, "invalid-content", "twice"),
        ] as [(String, [String], String, Int, String, String)])
    func refused(
        _ line: String, _ fields: [String], _ body: String, _ status: Int, _ code: String, _ part: String
    ) async throws {
        try await Self.run { gate, upstream in
            let own = body.isEmpty ? (fields, "") : Self.post(body, fields: fields)
            let received = try await gate.exchange(
                gate.request(line, fields: own.0 + ["Connection: close"], body: own.1))
            #expect(received.hasPrefix("HTTP/1.1 \(status) "), "\(received)")
            #expect(received.contains("application/problem+json") && received.contains("\"code\":\"\(code)\""))
            #expect(received.contains(part), "\(received)")
            #expect(upstream.all.isEmpty)
            #expect(try await MeteringTests.lines(gate, gate.issued.record.id).values.reduce(0, +) == 1)
        }
    }

    @Test("Content of another media type is 415 and told what is taken; none at all is 400")
    func mediaType() async throws {
        try await Self.run { gate, upstream in
            let fields = ["Content-Type: application/xml", "Content-Length: 4", "Connection: close"]
            let received = try await gate.exchange(gate.request("POST /orders", fields: fields, body: "<a/>"))
            #expect(
                received.hasPrefix("HTTP/1.1 415 ") && received.contains("Accept: application/json, text/plain\r\n"))
            let empty = try await gate.exchange(gate.request("POST /orders", fields: ["Connection: close"]))
            #expect(empty.hasPrefix("HTTP/1.1 400 ") && empty.contains("invalid-content"))
            #expect(upstream.all.isEmpty)
        }
    }

    @Test("What follows the description passes byte for byte, by length and in chunks, one after the other")
    func passed() async throws {
        try await Self.run { gate, upstream in
            let client = try await RawClient(port: gate.port)
            let json = "{\"count\": 10, \"more\": [1.50]}"
            let (fields, body) = Self.post(json)
            client.push(gate.request("POST /orders?dry=true", fields: fields, body: body))
            await client.wait(for: "{\"id\": 1}")
            #expect(upstream.all.hasSuffix(json) && upstream.all.contains("POST /orders?dry=true HTTP/1.1\r\n"))
            let chunked = ["Content-Type: application/json", "Transfer-Encoding: chunked"]
            client.push(gate.request("POST /orders", fields: chunked, body: "8\r\n{\"count\"\r\n"))
            try await Task.sleep(for: .milliseconds(100))
            #expect(upstream.all.hasSuffix(json))
            client.push("3\r\n:1}\r\n0\r\n\r\n" + gate.request("GET /orders/7?view=full"))
            let received = await client.wait { received, _ in SmugglingTests.statuses(received).count == 3 }
            #expect(SmugglingTests.statuses(received) == ["200", "200", "200"])
            #expect(upstream.all.contains("8\r\n{\"count\"\r\n3\r\n:1}\r\n0\r\n\r\n"))
            #expect(upstream.all.contains("GET /orders/7?view=full HTTP/1.1\r\n"))
            await client.close()
        }
    }

    @Test("A connection goes on after a refused value, and what was sent early is judged in its turn")
    func pipelined() async throws {
        try await Self.run { gate, upstream in
            let wrong = Self.post("{\"count\":99}")
            let right = Self.post("{\"count\":9}")
            let received = try await gate.exchange(
                gate.request("POST /orders", fields: wrong.fields, body: wrong.body)
                    + gate.request("POST /orders", fields: right.fields, body: right.body)
                    + gate.request("GET /orders/x?view=full")
                    + gate.request("GET /orders/1?view=full", fields: ["Connection: close"]))
            #expect(SmugglingTests.statuses(received) == ["422", "200", "400", "200"])
            #expect(!upstream.all.contains("{\"count\":99}") && upstream.all.contains("{\"count\":9}"))
        }
    }

    @Test("Who waits for 100 Continue is refused before sending, or told to go on")
    func expectation() async throws {
        try await Self.run { gate, upstream in
            let fields = ["Content-Type: application/json", "Content-Length: 11", "Expect: 100-continue"]
            let refused = try await gate.exchange(gate.request("POST /orders?dry=maybe", fields: fields))
            #expect(refused.hasPrefix("HTTP/1.1 400 ") && !refused.contains("100 Continue"))
            let client = try await RawClient(port: gate.port)
            client.push(gate.request("POST /orders", fields: fields))
            #expect(await client.wait(for: "100 Continue\r\n\r\n").hasPrefix("HTTP/1.1 100 Continue\r\n\r\n"))
            #expect(upstream.all.isEmpty)
            client.push("{\"count\":1}")
            let received = await client.wait(for: "{\"id\": 1}")
            #expect(SmugglingTests.statuses(received) == ["100", "200"])
            #expect(upstream.all.hasSuffix("{\"count\":1}") && !upstream.all.contains("Expect"))
            await client.close()
        }
    }

    @Test("Bodies longer than what is checked pass, whether they say so or not; others wait for no check")
    func long() async throws {
        try await Self.run { gate, upstream in
            let long = String(repeating: " ", count: 1_048_577) + "{\"count\":99}"
            let (fields, body) = Self.post(long, fields: ["Connection: close"])
            let answer1 = try await gate.exchange(gate.request("POST /orders", fields: fields, body: body))
            #expect(answer1.contains(" 200 "))
            #expect(upstream.all.hasSuffix(long))
            let chunked = ["Content-Type: application/json", "Transfer-Encoding: chunked", "Connection: close"]
            let chunk = String(long.utf8.count, radix: 16) + "\r\n" + long + "\r\n0\r\n\r\n"
            let answer2 = try await gate.exchange(gate.request("POST /orders", fields: chunked, body: chunk))
            #expect(answer2.contains(" 200 "))
            let other = ["Content-Type: text/plain", "Content-Length: 3", "Connection: close"]
            let answer3 = try await gate.exchange(gate.request("POST /orders", fields: other, body: "abc"))
            #expect(answer3.contains(" 200 "))
        }
    }

    @Test("Nothing of a body that breaks off or hides a request reaches the API (THREATS G11, X5)")
    func smuggling() async throws {
        var limits = GateLimits()
        limits.lingerTime = .milliseconds(50)
        for body in RequestCorpus.brokenChunks {
            try await Self.run(limits: limits) { gate, upstream in
                let head =
                    "POST /orders HTTP/1.1\r\n@Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                let (received, isClosed) = try await SmugglingTests.send(head + body + RequestCorpus.smuggled, to: gate)
                #expect(SmugglingTests.statuses(received).count == 1 && isClosed, "\(body.debugDescription)")
                #expect(!received.hasPrefix("HTTP/1.1 200"))
                #expect(upstream.all.isEmpty, "\(body.debugDescription)")
            }
        }
        try await Self.run(limits: limits) { gate, upstream in
            let hidden = "{\"count\":99}GET /orders/1?view=full HTTP/1.1\r\nHost: a\r\n\r\n"
            let fields = [
                "Content-Type: application/json", "Content-Length: \(hidden.utf8.count)", "Connection: close",
            ]
            let received = try await gate.exchange(gate.request("POST /orders", fields: fields, body: hidden))
            #expect(SmugglingTests.statuses(received) == ["400"] && upstream.all.isEmpty)
        }
    }

    @Test("What is held is bounded over all connections, and given back (THREATS L4)")
    func budget() async throws {
        var limits = GateLimits()
        limits.heldBytes = 1_000
        try await Self.run(limits: limits) { gate, _ in
            let first = try await RawClient(port: gate.port)
            let fields = ["Content-Type: application/json", "Content-Length: 900"]
            first.push(gate.request("POST /orders", fields: fields, body: String(repeating: " ", count: 800)))
            let body = String(repeating: " ", count: 500) + "{\"count\":1}"
            let (own, text) = Self.post(body, fields: ["Connection: close"])
            // The gate takes the first one's bytes, and lets them go, in its own time.
            func answer(beginning status: String) async throws -> String {
                var received = ""
                for _ in 0..<600 where !received.hasPrefix(status) {
                    try await Task.sleep(for: .milliseconds(100))
                    received = try await gate.exchange(gate.request("POST /orders", fields: own, body: text))
                }
                return received
            }
            let refused = try await answer(beginning: "HTTP/1.1 503 ")
            #expect(refused.hasPrefix("HTTP/1.1 503 ") && refused.contains("\"code\":\"busy\""))
            await first.close()
            #expect(try await answer(beginning: "HTTP/1.1 200 ").hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("A tunnel opens once its request was judged, with the bytes that came along (THREATS X7)")
    func tunnel() async throws {
        try await Self.run(before: TunnelTests.echo) { gate, upstream in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request("GET /orders/1?view=full", fields: TunnelTests.wish, body: "early"))
            await client.wait(for: "early")
            client.push("more")
            #expect(await client.wait(for: "<more>").hasPrefix("HTTP/1.1 101 "))
            await client.close()
            let refused = try await gate.exchange(
                gate.request("GET /orders/x?view=full", fields: TunnelTests.wish, body: "early"))
            #expect(refused.hasPrefix("HTTP/1.1 400 ") && !upstream.all.contains("/orders/x"))
        }
    }

    @Test("A body that never ends is given up, and without the setting nothing is checked")
    func slow() async throws {
        var limits = GateLimits()
        limits.idleTime = .milliseconds(300)
        limits.lingerTime = .milliseconds(50)
        try await Self.run(limits: limits) { gate, upstream in
            let fields = ["Content-Type: application/json", "Content-Length: 11"]
            let received = try await gate.exchange(gate.request("POST /orders", fields: fields, body: "{"))
            #expect(received.hasPrefix("HTTP/1.1 408 ") && upstream.all.isEmpty)
        }
        try await Self.run(.off) { gate, _ in
            let received = try await gate.exchange(gate.request("GET /orders/x", fields: ["Connection: close"]))
            #expect(received.hasPrefix("HTTP/1.1 200 "))
        }
    }
}
