import SourceTree
import Testing

@testable import OpenAPI

@Suite("Diagnostics")
struct DiagnosticTests {
    static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

    static func findings(_ text: String) async throws -> [String] {
        try await Reading.document(text).diagnostics.filter { $0.rule != "unused-component" }
            .map { "\($0.rule) \($0.pointer) \($0.position?.line ?? 0)" }
    }

    @Test(
        "What is wrong is told with its rule, pointer and line",
        arguments: [
            ("openapi: 3.1.0\npaths: {}", ["missing-info  1"]),
            ("openapi: 3.0.3\ninfo: {title: T, version: '1'}", ["missing-paths  1"]),
            ("openapi: 3.1.0\ninfo: {title: T, version: '1'}", ["missing-paths  1"]), (head + "webhooks: {}", []),
            ("openapi: 3.1.0\ninfo: {version: '1'}\npaths: {}", ["missing-field /info 2"]),
            ("info: {title: T, version: '1'}\npaths: {}", ["unknown-version  1"]),
            ("openapi: 7.0.0\ninfo: {title: T, version: '1'}\npaths: {}", ["unknown-version /openapi 1"]),
            ("swagger: '1.2'\ninfo: {title: T, version: '1'}\npaths: {}", ["unknown-version /swagger 1"]),
            ("openapi: 3.0.1-x>6\ninfo: {title: T, version: '1'}\npaths: {}", []),
            (head + "paths: []", ["wrong-type /paths 3"]), (head + "paths: {}\ntags: x", ["wrong-type /tags 4"]),
            (
                head + "paths: {/a: {get: {responses: {'200': {$ref: '#'}}}}}",
                ["wrong-reference /paths/~1a/get/responses/200/$ref 3"]
            ), (head + "paths: {$ref: p.yaml}", ["path-without-slash /paths/$ref 3"]),
            (head + "paths: {}\ntags: {$ref: t.yaml}", ["wrong-type /tags/$ref 4"]),
            (head + "paths: {}\nexternalDocs: {url: /, $ref: t.yaml}", ["unknown-field /externalDocs/$ref 4"]),
            (
                head + "paths: {/a: {get: {responses: {$ref: r.yaml}}}}\ncomponents: {schemas: {$ref: s.yaml}}",
                ["invalid-status /paths/~1a/get/responses/$ref 3", "wrong-type /components/schemas/$ref 4"]
            ), (head + "paths: {pets: {}}", ["path-without-slash /paths/pets 3"]),
            (
                head + "paths:\n  /a:\n    get: {operationId: x}\n    put: {operationId: x}",
                ["duplicate-operation-id /paths/~1a/put/operationId 6"]
            ),
            (head + "paths:\n  /a/{id}:\n    get: {}", ["undefined-path-parameter /paths/~1a~1{id}/get 5"]),
            (
                head
                    + "paths:\n  /a:\n    get:\n      parameters:\n        - {name: id, in: path, required: true, schema: {}}",
                ["unused-path-parameter /paths/~1a/get/parameters 7"]
            ),
            (
                head
                    + "paths:\n  /a/{id}:\n    parameters: [{name: id, in: path, required: true, schema: {}}]\n    get: {}",
                []
            ),
            (
                head + "paths:\n  /a:\n    get:\n      security: [{x: []}]",
                ["unknown-security-scheme /paths/~1a/get/security 6"]
            ),
            (head + "security: [{x: []}]\npaths: {}", ["unknown-security-scheme /security 3"]),
            (
                head
                    + "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {}}, {name: q, in: query, schema: {type: string}}]}}}",
                ["duplicate-parameter /paths/~1a/get/parameters 3"]
            ),
            (
                head + "components: {schemas: {A: {required: 5, type: [string, 5]}}}",
                ["wrong-type /components/schemas/A/required 3", "wrong-type /components/schemas/A/type/1 3"]
            ),
            (head + "components: {schemas: {A: {$ref: 5}}}", ["wrong-type /components/schemas/A/$ref 3"]),
            (
                head + "components: {schemas: {A: {$ref: '#/nope'}}}",
                ["unresolved-reference /components/schemas/A/$ref 3"]
            ),
            (head + "components: {schemas: {A: true}}", []),
            (head + "paths: {/a: {GET: {}}}", ["unknown-field /paths/~1a/GET 3"]),
            (
                "openapi: 3.0.3\ninfo: {title: T, version: 1.0, summary: S}\npaths: {}",
                ["wrong-type /info/version 2", "unknown-field /info/summary 2"]
            ),
            (
                head + "components: {schemas: {A: {required: [a, a]}}}",
                ["duplicate-required /components/schemas/A/required/1 3"]
            ),
            (
                head + "components: {parameters: {A: {name: a, in: body, schema: {}}}}",
                ["unknown-value /components/parameters/A/in 3"]
            ),
            (
                head + "components: {securitySchemes: {A: {type: basic}}}",
                ["unknown-value /components/securitySchemes/A/type 3"]
            ),
            (
                head + "paths: {/a: {get: {callbacks: {c: {'http://x': {post: 5}}}}}}",
                ["wrong-type /paths/~1a/get/callbacks/c/http:~1~1x/post 3"]
            ),
        ] as [(String, [String])])
    func rules(text: String, expected: [String]) async throws { #expect(try await Self.findings(text) == expected) }

    @Test("In 2.0 the pointers are those of the text as written")
    func old() async throws {
        let text = """
            swagger: '2.0'
            info: {title: T, version: '1'}
            paths:
              /a:
                post:
                  parameters:
                    - {name: b, in: body, schema: {$ref: '#/definitions/Gone'}}
                    - {name: q, in: cookie, type: string}
                  responses: {default: {description: D}}
            definitions: {P: {required: x}}
            """
        #expect(
            try await Self.findings(text) == [
                "unresolved-reference /paths/~1a/post/parameters/0/schema/$ref 7",
                "unknown-value /paths/~1a/post/parameters/1/in 8",
                "wrong-type /definitions/P/required 10",
            ])
    }

    @Test("What is wrong in another file is told there, once")
    func otherFile() async throws {
        let document = try await Reading.document(
            [
                "o.yaml": Self.head
                    + "components: {schemas: {A: {$ref: x.yaml}, B: {$ref: x.yaml}}}\nx-portico-rules: {unused-component: off}",
                "x.yaml": "type: string\nmaxLength: long\n",
            ], root: "o.yaml")
        #expect(document.diagnostics.map(\.location) == ["x.yaml"])
        #expect(
            document.diagnostics.first?.description
                == "x.yaml:2:12: error: expected a whole number, came text; it is left out (#/maxLength)")
    }

    @Test("A repeated key is a warning")
    func repeated() async throws {
        let document = try await Reading.document(
            #"{"openapi": "3.1.0", "info": {"title": "T", "version": "1", "title": "U"}, "paths": {}}"#)
        #expect(document.diagnostics.map(\.severity) == [.warning])
        #expect(document.info.title == "T")
    }

    @Test(
        "An operationRef may have the braces of a path up to 3.0, as the specification's examples do",
        arguments: [("3.0.3", 0), ("3.1.0", 1)])
    func operationRef(version: String, count: Int) async throws {
        let document = try await Reading.document(
            """
            openapi: \(version)
            info: {title: T, version: '1'}
            paths:
              /a/{id}:
                get:
                  operationId: a
                  parameters: [{name: id, in: path, required: true, schema: {}}]
                  responses: {'200': {description: ok, links: {l: {operationRef: '#/paths/~1a~1{id}/get'}}}}
            """)
        #expect(document.diagnostics.count { $0.rule == Rule.invalidURI.rawValue } == count)
        #expect(document.diagnostics.count == count)
    }

    @Test("A message quotes little and breaks no line")
    func quoting() {
        #expect(Inspection.quoted("a\nb") == "\"a b\"")
        #expect(Inspection.quoted(String(repeating: "x", count: 500)).count == 83)
    }

    @Test("No more than the limit is told")
    func limit() async throws {
        let schemas = (0..<3_000).map { #""S\#($0)": 5"# }.joined(separator: ",")
        let document = try await Reading.document(Reading.json(#""components": {"schemas": {\#(schemas)}}"#))
        #expect(document.diagnostics.count == 1_000)
    }
}
