import Execution
import OpenAPI
import TestSupport
import Testing

@Suite("RequestDefaults")
struct RequestDefaultsTests {
    private func defaults(_ fields: String, mediaType: String? = nil) async throws -> PrefilledCall {
        let operation = try await operation(fields, path: "/a/{id}", method: "post")
        return RequestDefaults(document: operation.document).call(for: operation, mediaType: mediaType)
    }

    @Test("Parameters begin with examples, defaults and required enumerations, never with inventions")
    func parameters() async throws {
        let call = try await defaults(
            """
            parameters:
              - {name: id, in: path, required: true, example: 7, schema: {type: integer}}
              - {name: size, in: query, schema: {type: integer, default: 20}}
              - {name: sort, in: query, required: true, schema: {type: string, enum: [name, age]}}
              - {name: kind, in: query, schema: {type: string, enum: [a, b]}}
              - {name: tags, in: query, example: [x, 1], schema: {type: array, items: {}}}
              - {name: box, in: query, example: {a: 1}, schema: {type: object}}
              - {name: free, in: query, required: true, schema: {type: string}}
              - {name: Authorization, in: header, example: x, schema: {type: string}}
            """)
        #expect(call.parameters[ParameterKey(.path, "id")] == .primitive("7"))
        #expect(call.parameters[ParameterKey(.query, "size")] == .primitive("20"))
        #expect(call.parameters[ParameterKey(.query, "sort")] == .primitive("name"))
        #expect(call.parameters[ParameterKey(.query, "tags")] == .array(["x", "1"]))
        #expect(call.parameters[ParameterKey(.query, "box")] == .json("{\n  \"a\": 1\n}"))
        #expect(call.parameters.count == 5)
        #expect(call.body == nil)
    }

    @Test("A JSON body is the example, else a sample without what is readOnly")
    func json() async throws {
        let sampled = try await defaults(
            "requestBody: {content: {application/json: {schema: {type: object, properties: "
                + "{id: {type: integer, readOnly: true}, name: {type: string}}}}}}")
        #expect(sampled.mediaType == "application/json")
        #expect(sampled.body == .text("{\n  \"name\": \"string\"\n}"))
        let given = try await defaults("requestBody: {content: {application/json: {example: {z: 1.50, a: null}}}}")
        #expect(given.body == .text("{\n  \"z\": 1.50,\n  \"a\": null\n}"))
        let quoted = try await defaults("requestBody: {content: {application/json: {example: '{\"a\":1}'}}}")
        #expect(quoted.body == .text("{\n  \"a\": 1\n}"))
    }

    @Test("A named example fills in what it stands for, of a parameter as of a body")
    func named() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: size, in: query, schema: {type: string}, examples: {a: {value: S}, b: {value: 12}, c: {externalValue: x}}}
              - {name: tags, in: query, schema: {type: array}, examples: {a: {value: [x, 1]}}}
            requestBody:
              content:
                application/json: {examples: {a: {value: {n: 1}}, b: {value: {n: 2}}}}
                application/x-www-form-urlencoded:
                  schema: {type: object, properties: {n: {type: string}}}
                  examples: {a: {value: {n: one}}, b: {value: {n: two}}}
            """, method: "post")
        let defaults = RequestDefaults(document: operation.document)
        let size = try #require(operation.parameters.first)
        #expect(size.examples.map { defaults.value(of: $0, for: size) } == [.primitive("S"), .primitive("12"), nil])
        let tags = try #require(operation.parameters.last)
        #expect(tags.examples.map { defaults.value(of: $0, for: tags) } == [.array(["x", "1"])])
        let content = try #require(operation.requestBody?.content)
        #expect(
            content[0].examples.map { defaults.body(for: content[0], example: $0) }
                == [.text("{\n  \"n\": 1\n}"), .text("{\n  \"n\": 2\n}")])
        #expect(defaults.body(for: content[0]) == .text("{\n  \"n\": 1\n}"))
        let rows = content[1].examples.map { example -> [PrefilledFormPart.Input] in
            guard case .form(let parts) = defaults.body(for: content[1], example: example) else { return [] }
            return parts.map(\.input)
        }
        #expect(rows == [[.text("one")], [.text("two")]])
    }

    @Test("The first call of a list of the bundled API is not filtered")
    func bundled() async throws {
        let document = try await document(Repository.text(of: "openapi/fleet.yaml"))
        let lists = document.operations.filter { $0.id.description.hasPrefix("list") }
        #expect(lists.count > 8)
        for operation in lists {
            let filled = RequestDefaults(document: document).call(for: operation).parameters.keys
                .filter { $0.location == .query }.map(\.name)
            #expect(Set(filled).isSubset(of: ["sort", "page", "limit", "radius"]), "\(operation.id)")
        }
    }

    @Test("Form rows know texts, JSON, lists and files")
    func form() async throws {
        let call = try await defaults(
            """
            requestBody:
              content:
                application/json: {}
                multipart/form-data:
                  schema:
                    type: object
                    required: [name, photo]
                    properties:
                      name: {type: string}
                      note: {type: string}
                      size: {type: integer, default: 3}
                      meta: {type: object, properties: {a: {type: integer}}}
                      tags: {type: array, items: {type: string}, example: [x]}
                      photo: {type: string, format: binary}
                      more: {type: array, items: {type: string, contentMediaType: image/png}}
                      id: {type: string, readOnly: true}
            """, mediaType: "multipart/form-data")
        let expected = [
            PrefilledFormPart(name: "name", input: .text("string"), isRequired: true),
            PrefilledFormPart(name: "note", input: .text(""), isRequired: false),
            PrefilledFormPart(name: "size", input: .text("3"), isRequired: false),
            PrefilledFormPart(name: "meta", input: .json("{\n  \"a\": 0\n}"), isRequired: false),
            PrefilledFormPart(name: "tags", input: .list(["x"]), isRequired: false),
            PrefilledFormPart(name: "photo", input: .file(allowsMany: false), isRequired: true),
            PrefilledFormPart(name: "more", input: .file(allowsMany: true), isRequired: false),
        ]
        #expect(call.body == .form(expected))
        #expect(call.mediaType == "multipart/form-data")
    }

    @Test("Other media types: files, lines, XML")
    func others() async throws {
        #expect(try await defaults("requestBody: {content: {application/pdf: {}}}").body == .file)
        let lines = try await defaults(
            "requestBody: {content: {application/x-ndjson: {schema: {type: object, properties: {a: {type: integer}}}}}}"
        )
        #expect(lines.body == .text("{\"a\":0}\n"))
        let xml = try await defaults(
            "requestBody: {content: {application/xml: {schema: {type: object, xml: {name: pet}, properties: "
                + "{id: {type: integer, xml: {attribute: true}}, name: {type: string, example: 'a<b'}, "
                + "tags: {type: array, xml: {wrapped: true}, items: {type: string, xml: {name: tag}}}}}}}}")
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <pet id="0">
              <name>a&lt;b</name>
              <tags>
                <tag>string</tag>
              </tags>
            </pet>

            """
        #expect(xml.body == .text(text))
    }
}
