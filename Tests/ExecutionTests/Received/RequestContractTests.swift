import Execution
import OpenAPI
import Testing

@Suite("RequestContract")
struct RequestContractTests {
    private static func breaches(
        _ operation: OpenAPI.Operation, query: String? = nil, path: [(name: String, value: String)] = [],
        fields: [(name: String, value: String)] = [], hasBody: Bool = false
    ) -> [RequestBreach] {
        let request = ReceivedRequest(pathValues: path, query: query, fields: fields, hasBody: hasBody)
        return RequestContract(operation: operation).breaches(ofHead: request)
    }

    @Test(
        "A query is read by the parameter's style, as clients write it",
        arguments: [
            ("schema: {type: integer, maximum: 5}", "q=5", true), ("schema: {type: integer, maximum: 5}", "q=6", false),
            ("schema: {type: integer}", "q=x", false), ("schema: {type: integer}", "q=", false),
            ("schema: {type: integer}", "q=1&q=2", false), ("schema: {type: integer}", "%71=x", false),
            ("schema: {type: integer}, allowEmptyValue: true", "q=", true),
            ("schema: {type: string, enum: [a b]}", "q=a+b", true),
            ("schema: {type: string, enum: [a b]}", "q=a%20b", true),
            ("schema: {type: string, format: date-time}", "q=2020-01-01T00:00:00+01:00", true),
            ("schema: {type: string, pattern: '^[a-z]+$'}", "q=ab1", false),
            ("schema: {type: string}", "q=%ff", false), ("schema: {type: boolean}", "q=yes", false),
            ("schema: {type: integer}, required: true", "", false),
            ("schema: {type: integer}, required: true", "p=1", false),
            ("schema: {type: integer}", "p=x", true), ("schema: {type: string, const: x}", "q", false),
            ("schema: {type: array, items: {type: integer}, maxItems: 2}", "q=1&q=2", true),
            ("schema: {type: array, items: {type: integer}, maxItems: 2}", "q=1&q=2&q=3", false),
            ("explode: false, schema: {type: array, items: {type: integer}}", "q=1,2", true),
            ("explode: false, schema: {type: array, items: {type: integer}}", "q=1%2C2", true),
            ("explode: false, schema: {type: array, items: {enum: ['a,b', c]}}", "q=a%2Cb,c", true),
            ("explode: false, schema: {type: array, items: {type: integer}}", "q=1,a", false),
            ("style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}", "q=1%7C2", true),
            ("style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}}", "q=1|b", false),
            ("style: spaceDelimited, explode: false, schema: {type: array, items: {type: integer}}", "q=1%202", true),
            ("style: deepObject, schema: {type: object, properties: {a: {type: integer}}}", "q[a]=1", true),
            ("style: deepObject, schema: {type: object, properties: {a: {type: integer}}}", "q%5Ba%5D=x", false),
            ("style: deepObject, schema: {type: object, properties: {a: {type: integer}}}", "q[a][b]=x", true),
            ("style: deepObject, schema: {properties: {a: {type: array, items: {type: integer}}}}", "q[a][0]=1", true),
            (
                "style: deepObject, schema: {properties: {a: {type: array, items: {type: integer}}}}",
                "q[a][0]=1&q[a][1]=x", false
            ),
            ("style: deepObject, schema: {type: array, items: {type: integer}}", "q[0]=1&q[1]=2", true),
            ("style: deepObject, schema: {type: array, items: {type: integer}}", "q[0]=1&q[1]=x", false),
            ("style: deepObject, schema: {type: array, items: {type: array}}", "q[0][0]=1", true),
            ("schema: {type: object, properties: {a: {type: integer}}}", "a=1", true),
            ("schema: {type: object, properties: {a: {type: integer}}}", "a=x", false),
            ("explode: false, schema: {type: object, properties: {a: {type: integer}}}", "q=a,1", true),
            ("explode: false, schema: {type: object, properties: {a: {type: integer}}}", "q=a,x", false),
            ("schema: {type: [string, array], items: {type: integer}}", "q=x", true),
            ("content: {application/json: {schema: {type: object, required: [a]}}}", "q=%7B%22a%22:1%7D", true),
            ("content: {application/json: {schema: {type: object, required: [a]}}}", "q=%7B%7D", false),
            ("content: {application/json: {schema: {type: object}}}", "q=%7B", false),
            ("schema: {}", "q=1", true),
        ])
    func query(_ fields: String, _ query: String, _ isRight: Bool) async throws {
        let operation = try await operation("parameters: [{name: q, in: query, \(fields)}]")
        #expect(Self.breaches(operation, query: query).isEmpty == isRight)
    }

    @Test("Paths, header fields and cookies are read by their styles")
    func places() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: id, in: path, required: true, schema: {type: integer}}
              - {name: X-Ids, in: header, schema: {type: array, items: {type: integer}}}
              - {name: mode, in: cookie, schema: {enum: [fast, slow]}}
              - {name: Authorization, in: header, required: true, schema: {type: integer}}
            """, path: "/items/{id}")
        let right = [("x-ids", "1, 2"), ("X-Ids", "3"), ("Cookie", "a=b; mode=slow")]
        #expect(Self.breaches(operation, path: [("id", "7")], fields: right).isEmpty)
        let wrong = [("X-Ids", "1, b"), ("Cookie", "mode=none")]
        #expect(
            Self.breaches(operation, path: [("id", "x")], fields: wrong).map(\.place) == [
                .parameter(.path, name: "id"), .parameter(.header, name: "X-Ids"), .parameter(.cookie, name: "mode"),
            ])
        #expect(Self.breaches(operation, path: [("id", "7")], fields: wrong).first?.instance == "/1")
    }

    @Test(
        "Content is asked for by its media type",
        arguments: [
            ([("Content-Type", "application/json; charset=utf-8")], true, nil),
            ([("content-type", "APPLICATION/JSON")], true, nil), ([("Content-Type", "image/png")], true, nil),
            ([("Content-Type", "text/plain")], true, .mediaType), ([], true, .mediaType), ([], false, .body),
            ([("Content-Type", "application/json"), ("Content-Type", "image/png")], true, .mediaType),
        ] as [([(String, String)], Bool, RequestBreach.Place?)])
    func mediaTypes(_ fields: [(String, String)], _ hasBody: Bool, _ place: RequestBreach.Place?) async throws {
        let operation = try await operation(
            "requestBody: {required: true, content: {application/json: {}, 'image/*': {}}}", method: "post")
        #expect(Self.breaches(operation, fields: fields, hasBody: hasBody).map(\.place) == (place.map { [$0] } ?? []))
    }

    @Test(
        "JSON is held against its schema, and read in one way only",
        arguments: [
            (#"{"a":1}"#, nil, ""), (#"{"a":"x"}"#, .value, "/a"), ("{}", .value, ""), ("{", .body, ""),
            ("", .body, ""),
            (#"{"a":1,"a":2}"#, .body, "/a"), (#"{"b":{"a":1,"a":2},"a":1}"#, .body, "/b/a"),
            (#"{"a":1,"id":5}"#, nil, ""),
        ] as [(String, RequestBreach.Place?, String)])
    func bodies(_ text: String, _ place: RequestBreach.Place?, _ pointer: String) async throws {
        let operation = try await operation(
            """
            requestBody: {content: {application/json: {schema: {type: object, required: [a, id],
              properties: {a: {type: integer}, id: {type: integer, readOnly: true}}}}}}
            """, method: "post")
        let request = ReceivedRequest(
            pathValues: [], query: nil, fields: [("Content-Type", "application/json")], hasBody: true)
        let schema = try #require(RequestContract(operation: operation).bodySchema(of: request))
        let breaches = schema.breaches(in: Array(text.utf8))
        #expect(breaches.first?.place == place)
        #expect((breaches.first?.instance ?? "") == pointer)
        let large = Array(repeating: UInt8(ascii: " "), count: RequestContract.bodyLimit) + Array(text.utf8)
        #expect(schema.breaches(in: large + [32]).isEmpty)
    }

    @Test(
        "A content coding that is none, or that the content does not have, does not spare JSON its check",
        arguments: ["", "identity", "Identity", " identity , ,identity", "gzip", "x", "identity, br"])
    func codings(_ coding: String) async throws {
        let operation = try await operation(
            "requestBody: {content: {application/json: {schema: {type: object, required: [a]}}}}", method: "post")
        let fields = [("Content-Type", "application/json"), ("Content-Encoding", coding)]
        let request = ReceivedRequest(pathValues: [], query: nil, fields: fields, hasBody: true)
        let schema = try #require(RequestContract(operation: operation).bodySchema(of: request))
        #expect(schema.breaches(in: Array("{}".utf8)).map(\.place) == [.value])
        #expect(schema.breaches(in: Array(#"{"a":1,"a":2}"#.utf8)).map(\.place) == [.body])
        #expect(schema.breaches(in: Array(#"{"a":1}"#.utf8)).isEmpty)
        // The first bytes of a gzip member (RFC 1952): no JSON, and nothing that could be judged under a coding.
        let isJudged = !["gzip", "x", "identity, br"].contains(coding)
        #expect(schema.breaches(in: [0x1F, 0x8B, 0x08, 0x00]).map(\.place) == (isJudged ? [.body] : []))
    }

    @Test("What cannot be read is let through: other media types, bodies that are not described")
    func unchecked() async throws {
        let described = try await operation(
            "requestBody: {content: {application/json: {schema: {type: object}}, text/plain: {schema: {}}}}",
            method: "post")
        let contract = RequestContract(operation: described)
        let request = ReceivedRequest(
            pathValues: [], query: nil, fields: [("Content-Type", "text/plain")], hasBody: true)
        #expect(contract.bodySchema(of: request) == nil && contract.breaches(ofHead: request).isEmpty)
        let undescribed = RequestContract(operation: try await operation("summary: x", method: "post"))
        #expect(undescribed.bodySchema(of: request) == nil && undescribed.breaches(ofHead: request).isEmpty)
    }

    @Test("S14: Nothing that a client sends is long in being judged, and findings are few and hold no value")
    func bounded() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: q, in: query, schema: {type: array, items: {type: integer}}}
              - {name: p, in: query, schema: {type: string, pattern: '^(a+)+$'}}
            """)
        let items = (0..<8_000).map { _ in "q=secret" }.joined(separator: "&")
        let breaches = Self.breaches(operation, query: items + "&p=" + String(repeating: "a", count: 5_000) + "b")
        #expect(!breaches.isEmpty && breaches.count <= RequestContract.breachLimit)
        #expect(!breaches.contains { $0.message.contains("secret") })
    }

    @Test("What Portico itself sends for the examples of real descriptions is right")
    func ownRequests() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: a, in: query, example: [1, 2], explode: false, schema: {type: array, items: {type: integer}}}
              - {name: f, in: query, example: {x: 1, y: b}, style: deepObject, schema: {type: object, properties: {x: {type: integer}}}}
              - {name: o, in: query, example: {u: 1, w: 2}, schema: {type: object, additionalProperties: false, properties: {u: {type: integer}, w: {type: integer}}}}
              - {name: s, in: query, example: [a b, 'c,d'], style: pipeDelimited, explode: false, schema: {type: array, items: {enum: [a b, 'c,d']}}}
            """)
        let prefilled = RequestDefaults(document: operation.document).call(for: operation)
        let sent = try request(for: Call(operation: operation, parameters: prefilled.parameters))
        #expect(sent.query.count == 6)
        let query = sent.query.map { $0.text(.revealed) }.joined(separator: "&")
        #expect(Self.breaches(operation, query: query).isEmpty)
    }
}
