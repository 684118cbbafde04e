import Execution
import OpenAPI
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
