import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("Rules")
struct RuleTests {
    static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
    static let all = RuleLevels(Dictionary(uniqueKeysWithValues: Rule.allCases.map { ($0, RuleLevel.warning) }))

    /// The names of the rules that find something, each once; all rules on.
    static func found(_ text: String, rules: RuleLevels = RuleTests.all) async throws -> Set<String> {
        let document = try await DocumentReader(source: NoSource(), rules: rules).read(
            "o.yaml", bytes: Array(text.utf8))
        return Set(document.diagnostics.map(\.rule))
    }

    @Test(
        "What no schema can say is found by its rule",
        arguments: [
            ("unused-component", "paths: {/a: {}}\ncomponents: {schemas: {A: {}}}"),
            ("unused-component", "webhooks: {a: {}}\ncomponents: {schemas: {A: {}}}"),
            ("unsupported-dialect", "paths: {}\njsonSchemaDialect: 'http://json-schema.org/draft-07/schema#'"),
            (
                "unsupported-dialect",
                "paths: {}\ncomponents: {schemas: {A: {$schema: 'https://json-schema.org/draft/2019-09/schema'}}}"
            ),
            ("identical-paths", "paths: {'/a/{x}': {}, '/a/{y}': {}}"),
            ("ambiguous-paths", "paths: {'/a/{x}': {get: {}}, '/{y}/b': {get: {}}}"),
            ("path-with-query", "paths: {'/a?b=1': {}}"), ("repeated-path-parameter", "paths: {'/{a}/{a}': {}}"),
            ("undefined-server-variable", "paths: {}\nservers: [{url: 'https://{h}.x'}]"),
            ("unused-server-variable", "paths: {}\nservers: [{url: /, variables: {h: {default: a}}}]"),
            ("default-not-in-enum", "paths: {}\nservers: [{url: '/{h}', variables: {h: {default: a, enum: [b]}}}]"),
            ("duplicate-tag", "paths: {}\ntags: [{name: a}, {name: a, description: x}]"),
            ("undeclared-tag", "paths: {/a: {get: {tags: [x]}}}"), ("unused-tag", "paths: {}\ntags: [{name: a}]"),
            ("missing-description", "paths: {/a: {get: {}}}"), ("missing-operation-id", "paths: {/a: {get: {}}}"),
            ("missing-success", "paths: {/a: {get: {responses: {'404': {description: x}}}}}"),
            ("undeclared-property", "components: {schemas: {A: {required: [a], properties: {b: {}}}}}"),
            ("invalid-default", "components: {schemas: {A: {type: integer, default: x}}}"),
            ("invalid-example", "components: {schemas: {A: {type: integer, example: x}}}"),
            ("invalid-example", "components: {schemas: {A: {type: integer, examples: [1, x]}}}"),
            (
                "invalid-example",
                "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: integer}, example: x}]}}}"
            ),
            (
                "invalid-example",
                "components: {requestBodies: {B: {content: {application/json: {schema: {required: [a]}, examples: {e: {value: {}}}}}}}}"
            ),
            ("invalid-enum", "components: {schemas: {A: {type: integer, enum: [1, x]}}}"),
            ("invalid-pattern", "components: {schemas: {A: {pattern: '('}}}"),
            ("invalid-uri", "paths: {}\nexternalDocs: {url: 'a b'}"),
            ("invalid-media-type", "components: {requestBodies: {B: {content: {json: {}}}}}"),
            ("unknown-discriminator", "components: {schemas: {A: {discriminator: {propertyName: kind}}}}"),
            (
                "unresolved-mapping",
                "components: {schemas: {A: {properties: {k: {}}, discriminator: {propertyName: k, mapping: {a: Gone}}}}}"
            ),
            ("unknown-link-operation", "components: {links: {L: {operationId: gone}}}"),
            (
                "unknown-scope",
                "security: [{o: [w]}]\ncomponents: {securitySchemes: {o: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {r: R}}}}}}"
            ),
            (
                "wrong-reference",
                "paths: {/a: {get: {parameters: [{$ref: '#/components/schemas/A'}]}}}\ncomponents: {schemas: {A: {}}}"
            ),
            ("unknown-rule", "paths: {}\nx-portico-rules: {no-such-rule: off}"),
        ])
    func meaning(rule: String, text: String) async throws {
        #expect(try await Self.found(Self.head + text).contains(rule))
    }

    @Test(
        "What is right is not found",
        arguments: [
            "paths: {'/a/{x}/b': {get: {}}, '/a/{x}/c': {get: {}}, '/a/{x}': {get: {}}, '/a/b': {get: {}}}",
            "paths: {}\nservers: [{url: 'https://{h}.x', variables: {h: {default: a, enum: [a, b]}}}]",
            "components: {requestBodies: {B: {content: {text/csv: {schema: {type: array}, example: 'a,b'}}}}}",
            "components: {schemas: {A: {required: [i], properties: {i: {readOnly: true}}, example: {}}}}",
            "components: {schemas: {A: {oneOf: [{required: [i], properties: {i: {readOnly: true}}}], example: {}}}}",
            "components: {schemas: {A: {oneOf: [{properties: {k: {}}}], discriminator: {propertyName: k}}}}",
            "components: {schemas: {A: {properties: {k: {}}, discriminator: {propertyName: k, mapping: {a: ./Cat.yaml}}}}}",
            "components: {schemas: {A: {discriminator: {propertyName: k, mapping: {b: B}}}, B: {properties: {k: {}}}}}",
            "components: {schemas: {A: {oneOf: [{type: 'null'}, {properties: {k: {}}}], discriminator: {propertyName: k}}}}",
            "components: {schemas: {A: {pattern: '^[\\w-.]{0,262144}$'}}}",
        ])
    func right(text: String) async throws {
        let rules = RuleLevels(
            Dictionary(
                uniqueKeysWithValues: Rule.allCases.map { rule in
                    (rule, rule.standardLevel == .off || rule == .unusedComponent ? .off : .error)
                }))
        #expect(
            try await Self.found(Self.head + text + "\n", rules: rules).filter { $0 != "undefined-path-parameter" }
                == [])
    }

    @Test("The operator's word on a rule comes before the description's, and both before the rule's own")
    func levels() async throws {
        let text =
            Self.head + "paths: {/a: {}}\ncomponents: {schemas: {A: {}}}\nx-portico-rules: {unused-component: error}"
        let own = try await DocumentReader(source: NoSource()).read("o.yaml", bytes: Array(text.utf8))
        #expect(own.diagnostics.map(\.severity) == [.error])
        let off = RuleLevels([.unusedComponent: .off])
        let quiet = try await DocumentReader(source: NoSource(), rules: off).read("o.yaml", bytes: Array(text.utf8))
        #expect(quiet.diagnostics == [])
        var all = RuleLevels.standard
        let answers = [
            all.set("all", to: .off), all.set("wrong-type", to: .warning), all.set("no-such-rule", to: .off),
        ]
        #expect(answers == [true, true, false])
        #expect(all[.wrongType] == .warning)
        #expect(all[.missingField] == .off)
    }

    @Test("Every rule has a name in kebab case and a sentence")
    func summaries() {
        for rule in Rule.allCases {
            #expect(rule.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D })
            #expect(rule.summary.hasSuffix("."), "\(rule.rawValue)")
        }
    }

    @Test("Two long paths are told to their ends, where they differ")
    func longPaths() async throws {
        let start = "/" + String(repeating: "a", count: 150)
        let text = Self.head + "paths: {'\(start)/{x}': {get: {}}, '\(start)/{y}': {get: {}}}"
        let document = try await Reading.document(text)
        let finding = try #require(document.diagnostics.first { $0.rule == Rule.identicalPaths.rawValue })
        #expect(finding.message.contains(start + "/{x}") && finding.message.contains(start + "/{y}"))
    }

    @Test("What extends a schema with a discriminator is used, however many stand between")
    func variants() async throws {
        let text =
            Self.head
                + """
                paths: {/a: {get: {responses: {'200': {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}}}}}}
                components:
                  schemas:
                    A: {discriminator: {propertyName: k}, properties: {k: {}}}
                    B: {allOf: [{$ref: '#/components/schemas/A'}]}
                    C: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}
                    D: {allOf: [{$ref: '#/components/schemas/E'}]}
                    E: {allOf: [{$ref: '#/components/schemas/E'}]}
                """
        let document = try await Reading.document(text)
        let unused = document.diagnostics.filter { $0.rule == Rule.unusedComponent.rawValue }
        #expect(unused.map(\.pointer.description) == ["/components/schemas/D"])
    }

    @Test("Beyond the limit findings are counted, and errors come first")
    func limit() async throws {
        let schemas = (0..<3_000).map { #""S\#($0)": {"type": 5}"# }.joined(separator: ",")
        let document = try await Reading.document(
            Reading.json(#""paths": {"/a": {}}, "components": {"schemas": {\#(schemas)}}"#))
        #expect(document.diagnostics.count == 1_000)
        #expect(document.diagnostics.allSatisfy { $0.severity == .error })
        #expect(document.untoldDiagnostics == [.error: 2_000, .warning: 3_000])
    }

    @Test("The line of a finding is shown around its place")
    func excerpt() async throws {
        let document = try await Reading.document(Self.head + "paths: {}\r\ntags: x\n")
        let finding = try #require(document.diagnostics.first)
        #expect(document.excerpts(of: [finding]) == [finding: "tags: x"])
    }

    @Test("S14: hostile patterns in many examples cost a bounded time")
    func hostileExamples() async throws {
        let value = String(repeating: "a", count: 400) + "!"
        let schemas = (0..<2_000).map {
            #""S\#($0)": {"type": "string", "pattern": "^(a+)+$", "example": "\#(value)"}"#
        }
        let members =
            #""x-portico-rules": {"unused-component": "off"}, "components": {"schemas": {\#(schemas.joined(separator: ","))}}"#
        let document = try await Reading.document(Reading.json(members))
        let time = processorTime { _ = document.diagnostics }.time
        #expect(time < .seconds(30))
        #expect(document.diagnostics.contains { $0.rule == "too-many" })
    }
}
