import Egress
import Execution
import OpenAPI
import Testing

@Suite("RequestBuilder")
struct RequestBuilderTests {
    @Test("Every place of a parameter, in the order of the description")
    func places() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: tag, in: query, schema: {type: array, items: {type: string}}}
              - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
              - {name: X-Trace, in: header, schema: {type: string}}
              - {name: session, in: cookie, schema: {type: string}}
              - {name: unused, in: query, schema: {type: string}}
            """, path: "/items/{id}/parts", servers: "[{url: 'https://api.test/v1/'}]")
        let request = try request(
            for: Call(
                operation: operation,
                parameters: [
                    ParameterKey(.path, "id"): .primitive("a/b ü"), ParameterKey(.query, "tag"): .array(["x&y", "z"]),
                    ParameterKey(.query, "filter"): .json("{\"a\": 1}"),
                    ParameterKey(.header, "x-trace"): .primitive(" t1 "),
                    ParameterKey(.cookie, "session"): .primitive("s 1"),
                    ParameterKey(.query, "foreign"): .primitive("!"),
                ]))
        #expect(
            request.url()
                == "https://api.test/v1/items/a%2Fb%20%C3%BC/parts?tag=x%26y&tag=z&filter=%7B%22a%22%3A%201%7D")
        #expect(request.value(of: "X-Trace") == "t1")
        #expect(request.value(of: "Cookie") == "session=s%201")
        #expect(request.value(of: "Accept") == "*/*")
        #expect(try request.wire().url.description == request.url())
    }

    @Test(
        "A path value cannot leave its segment (THREATS X3)",
        arguments: ["", ".", "..", "%2e", "%2E%2e", ".%2e"])
    func traversal(_ value: String) async throws {
        let plain = try await operation(
            "parameters: [{name: id, in: path, required: true, schema: {type: string}}]", path: "/a/{id}/b")
        let reserved = try #require(
            try await document(
                """
                openapi: 3.2.0
                servers: [{url: "http://api.test"}]
                paths:
                  /a/{id}/b:
                    get:
                      parameters: [{name: id, in: path, required: true, allowReserved: true, schema: {type: string}}]
                """
            ).operations.first)
        let values = [ParameterKey(.path, "id"): ParameterValue.primitive(value)]
        #expect(try problems(of: Call(operation: reserved, parameters: values)).first?.canBeSkipped == false)
        let found = try problems(of: Call(operation: plain, parameters: values))
        // Percent signs are encoded, so such a value is harmless text.
        #expect(found.isEmpty == value.contains("%"))
        #expect(found.allSatisfy { $0.key == .parameter(ParameterKey(.path, "id")) })
    }

    @Test(
        "What is typed into a path arrives as one segment (THREATS X3)",
        arguments: [
            ("../admin", "..%2Fadmin"), ("a?x=1", "a%3Fx%3D1"), ("a#b", "a%23b"), ("%2e%2e", "%252e%252e"),
            ("a\\b", "a%5Cb"), ("a\r\nb", "a%0D%0Ab"), ("\0", "%00"), ("...", "..."), ("a;b", "a%3Bb"),
            ("//x", "%2F%2Fx"), ("@host", "%40host"), ("é", "%C3%A9"),
        ])
    func segments(_ value: String, _ expected: String) async throws {
        let operation = try await operation(
            "parameters: [{name: id, in: path, required: true, schema: {type: string}}]", path: "/a/{id}")
        let call = Call(operation: operation, parameters: [ParameterKey(.path, "id"): .primitive(value)])
        #expect(try request(for: call).path == "/a/" + expected)
    }

    @Test(
        "Segments of the author's that would be resolved away are refused",
        arguments: ["/a/../b", "/a/./b", "/%2e%2e/b"])
    func authoredTraversal(_ path: String) async throws {
        let operation = try await operation("summary: x", path: path)
        #expect(try problems(of: Call(operation: operation)).map(\.key) == [.operation])
    }

    @Test(
        "Line breaks and control characters never reach a header (THREATS X1)",
        arguments: ["a\r\nX: 1", "a\nb", "a\rb", "a\0b", "\u{1}", "a\u{7F}", "x\r\n\r\nGET / HTTP/1.1"])
    func headerValues(_ value: String) async throws {
        let operation = try await operation("parameters: [{name: X-Note, in: header, schema: {type: string}}]")
        let call = Call(operation: operation, parameters: [ParameterKey(.header, "X-Note"): .primitive(value)])
        let found = try problems(of: call)
        #expect(found.map(\.key) == [.parameter(ParameterKey(.header, "X-Note"))])
        #expect(!found.contains { $0.message.contains("X: 1") })
        let skipped = try request(for: call, skippingProblems: true)
        #expect(skipped.value(of: "X-Note") == nil)
        #expect(skipped.notes.count == 1)
    }

    @Test(
        "Header names that are no token are refused (THREATS X1)", arguments: ["X Y", "X:Y", "Xé", "X\\r\\nY", "(x)"])
    func headerNames(_ name: String) async throws {
        let operation = try await operation("parameters: [{name: \"\(name)\", in: header, schema: {type: string}}]")
        let key = try #require(operation.parameters.first.map { ParameterKey($0) })
        #expect(try problems(of: Call(operation: operation, parameters: [key: .primitive("v")])).count == 1)
    }

    @Test(
        "Names that steer the connection are refused, those OpenAPI keeps are ignored (THREATS X5)",
        arguments: [
            ("Host", false), ("Content-Length", false), ("transfer-encoding", false), ("Connection", false),
            ("Upgrade", false), ("Expect", false), ("TE", false), ("Trailer", false), ("Proxy-Authorization", false),
            ("Accept", true), ("content-type", true), ("Authorization", true),
        ])
    func reservedNames(_ name: String, _ isIgnored: Bool) async throws {
        let operation = try await operation("parameters: [{name: \(name), in: header, schema: {type: string}}]")
        let call = Call(operation: operation, parameters: [ParameterKey(.header, name): .primitive("evil")])
        #expect(try problems(of: call).isEmpty == isIgnored)
        let sent = try request(for: call, skippingProblems: true)
        #expect(!sent.fields.contains { $0.value == "evil" })
        #expect(sent.notes.count == 1)
    }

    @Test(
        "Methods are tokens that open no tunnel (THREATS X2)",
        arguments: [
            ("GET /x HTTP/1.1", false), ("CONNECT", false), ("TRACK", false), ("PRI", false), ("", false),
            ("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABC", false), ("COPY", true), ("X-CUSTOM", true),
        ])
    func methods(_ method: String, _ isSent: Bool) async throws {
        let text = """
            openapi: 3.2.0
            info: {title: T, version: "1"}
            servers: [{url: "http://api.test"}]
            paths: {/x: {additionalOperations: {"\(method)": {responses: {}}}}}
            """
        guard let operation = try await document(text).operations.first else {
            #expect(!isSent)
            return
        }
        let found = try problems(of: Call(operation: operation))
        #expect(found.map(\.key) == (isSent ? [] : [.operation]))
    }

    @Test("TRACE is described by some and sent by nobody (THREATS X2)")
    func trace() async throws {
        let operation = try await operation("summary: x", method: "trace")
        #expect(try problems(of: Call(operation: operation)).map(\.key) == [.operation])
    }

    @Test("Every missing required value is told at once, and may be skipped but for the path")
    func missing() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: q, in: query, required: true, schema: {type: string}}
            requestBody: {required: true, content: {application/json: {}}}
            """, path: "/a/{id}", method: "post")
        let keys = try problems(of: Call(operation: operation)).map(\.key)
        #expect(keys == [.parameter(ParameterKey(.path, "id")), .parameter(ParameterKey(.query, "q")), .body])
        let call = Call(operation: operation, parameters: [ParameterKey(.path, "id"): .primitive("1")])
        let skipped = try request(for: call, skippingProblems: true)
        #expect(skipped.url() == "http://api.test/a/1")
        #expect(skipped.notes.count == 2)
    }

    @Test("A placeholder that the description forgot to declare takes a plain text")
    func undeclared() async throws {
        let operation = try await operation("summary: x", path: "/a/{id}")
        let key = ParameterKey(.path, "id")
        #expect(try problems(of: Call(operation: operation)).map(\.key) == [.parameter(key)])
        let call = Call(operation: operation, parameters: [key: .primitive("x/y")])
        #expect(try request(for: call).path == "/a/x%2Fy")
        #expect(try problems(of: Call(operation: operation, parameters: [key: .primitive("..")])).count == 1)
    }

    @Test("Empty values are sent where that was asked for")
    func emptyValue() async throws {
        let operation = try await operation(
            "parameters: [{name: q, in: query, allowEmptyValue: true, schema: {type: string}}]")
        let key = ParameterKey(.query, "q")
        #expect(try request(for: Call(operation: operation, parameters: [key: .empty])).url().hasSuffix("?q="))
        #expect(try request(for: Call(operation: operation, parameters: [key: .primitive("")])).query.isEmpty)
    }

    @Test(
        "Where empty values are allowed, one stands for what would be left out",
        arguments: ["[]", "null", "{}", "[null]"])
    func emptyInstead(_ json: String) async throws {
        let operation = try await operation(
            "parameters: [{name: q, in: query, allowEmptyValue: true, schema: {}}, {name: r, in: query, schema: {}}]")
        let parameters = [ParameterKey(.query, "q"): ParameterValue.json(json), ParameterKey(.query, "r"): .json(json)]
        #expect(try request(for: Call(operation: operation, parameters: parameters)).url().hasSuffix("?q="))
    }

    @Test("JSON that breaks off is a problem of its parameter")
    func brokenJSON() async throws {
        let operation = try await operation("parameters: [{name: q, in: query, schema: {type: object}}]")
        let key = ParameterKey(.query, "q")
        let found = try problems(of: Call(operation: operation, parameters: [key: .json("{\"a\":")]))
        #expect(found.map(\.key) == [.parameter(key)])
    }

    @Test("The whole query string as one value (3.2)")
    func queryString() async throws {
        let operation = try await operation(
            "parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {}}}]")
        let call = Call(operation: operation, parameters: [ParameterKey(.querystring, "q"): .primitive("a=1&b=x y#z")])
        #expect(try request(for: call).url() == "http://api.test/items?a=1&b=x%20y%23z")
    }

    @Test("A query or fragment that an author wrote into the path is kept or dropped")
    func authoredQuery() async throws {
        let operation = try await operation(
            "parameters: [{name: q, in: query, schema: {type: string}}]", path: "/a?action=list#tag")
        let call = Call(operation: operation, parameters: [ParameterKey(.query, "q"): .primitive("1")])
        #expect(try request(for: call).url() == "http://api.test/a?action=list&q=1")
    }

    @Test("Accept is the type chosen, else all that are described, once each")
    func accept() async throws {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            servers: [{url: "http://api.test"}]
            paths:
              /a:
                get:
                  responses:
                    "200": {description: ok, content: {application/json: {}, text/csv: {}}}
                    default: {description: no, content: {application/problem+json: {}, application/json: {}}}
            """
        let operation = try #require(try await document(text).operations.first)
        let all = try request(for: Call(operation: operation)).value(of: "Accept")
        #expect(all == "application/json, text/csv, application/problem+json")
        #expect(try request(for: Call(operation: operation, accept: "text/csv")).value(of: "Accept") == "text/csv")
        #expect(try request(for: Call(operation: operation, accept: "a\r\nb: c")).value(of: "Accept") == all)
    }
}
