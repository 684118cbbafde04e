import Execution
import OpenAPI
import Testing

@Suite("RequestCheck")
struct RequestCheckTests {
    private static func messages(_ operation: OpenAPI.Operation, _ parameters: [ParameterKey: ParameterValue])
        -> [String]
    {
        RequestCheck(operation: operation).problems(of: Call(operation: operation, parameters: parameters)).map(
            \.message)
    }

    @Test(
        "What travels as text counts as the type asked for",
        arguments: [
            ("{type: integer, maximum: 5}", ParameterValue.primitive("5"), true),
            ("{type: integer, maximum: 5}", .primitive("6"), false), ("{type: integer}", .primitive("x"), false),
            ("{type: integer}", .json("\"5\""), true), ("{type: string}", .json("5"), true),
            ("{type: boolean}", .primitive("true"), true), ("{type: boolean}", .primitive("yes"), false),
            ("{type: array, items: {type: integer}, maxItems: 2}", .array(["1", "2"]), true),
            ("{type: array, items: {type: integer}, maxItems: 2}", .array(["1", "2", "3"]), false),
            ("{type: array, items: {type: integer}}", .primitive("1"), true),
            ("{type: array, items: {type: integer}}", .array(["a"]), false),
            ("{type: object, properties: {a: {type: number}}}", .json(#"{"a":"1.5"}"#), true),
            ("{type: object, additionalProperties: {type: number}}", .json(#"{"a":"x"}"#), false),
            ("{enum: [a, b]}", .primitive("c"), false), ("{enum: [1, 2]}", .primitive("2"), true),
            ("{type: string, format: date}", .primitive("2020-13-01"), false),
            ("{anyOf: [{type: integer}, {type: boolean}]}", .primitive("7"), true),
            ("{type: [integer, 'null']}", .json("null"), true), ("{type: array, minItems: 1}", .json("[]"), true),
            ("{type: string, minLength: 1}", .empty, false),
        ] as [(String, ParameterValue, Bool)])
    func parameters(_ schema: String, _ value: ParameterValue, _ isRight: Bool) async throws {
        let operation = try await operation("parameters: [{name: q, in: query, schema: \(schema)}]")
        #expect(Self.messages(operation, [ParameterKey(.query, "q"): value]).isEmpty == isRight)
    }

    @Test("An empty value is right where it is allowed, and ignored headers are not looked at")
    func allowed() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: q, in: query, allowEmptyValue: true, schema: {type: integer}}
              - {name: Accept, in: header, schema: {type: integer}}
            """)
        let values: [ParameterKey: ParameterValue] = [
            ParameterKey(.query, "q"): .empty, ParameterKey(.header, "Accept"): .primitive("x"),
        ]
        #expect(Self.messages(operation, values).isEmpty)
    }

    @Test("A part of a 2.0 form is sent empty, and right so, where it may be")
    func emptyPart() async throws {
        let document = try await document(
            """
            swagger: "2.0"
            info: {title: T, version: "1"}
            host: api.test
            paths:
              /a:
                post:
                  parameters:
                    - {name: n, in: formData, type: integer, required: true, allowEmptyValue: true}
                    - {name: m, in: formData, type: integer}
                  responses: {"200": {description: ok}}
            """)
        let operation = try #require(document.operations.first)
        let form = "application/x-www-form-urlencoded"
        let sent = Call(operation: operation, body: .form(mediaType: form, [FormPart(name: "n", value: .text(""))]))
        #expect(try request(for: sent).text == "n=")
        let unsent = Call(operation: operation, body: .form(mediaType: form, []))
        #expect(try problems(of: unsent).map(\.key) == [.formPart("n")])
        let check = RequestCheck(operation: operation)
        for (json, count) in [(#"{"n": ""}"#, 0), (#"{"n": "", "m": ""}"#, 1), (#"{"n": "x"}"#, 1)] {
            let call = Call(operation: operation, body: .value(mediaType: form, json, files: [:]))
            #expect(check.problems(of: call).count == count, "\(json)")
        }
    }

    @Test(
        "Bodies: JSON, what is made from it, items of sequences, forms",
        arguments: [
            ("application/json", "schema: {required: [a], properties: {a: {type: integer}}}", #"{"a":"1"}"#, 1),
            ("application/json", "schema: {required: [a]}", "{}", 1),
            ("application/json", "schema: {}", "{", 1),
            ("application/xml", "schema: {properties: {a: {type: integer}}}", #"{"a":[]}"#, 1),
            ("application/jsonl", "itemSchema: {type: object}", #"[{}, 1, 2]"#, 2),
            ("application/jsonl", "schema: {type: array, items: {type: object}}", #"[{}, 1]"#, 1),
            (
                "multipart/form-data", "schema: {required: [a], properties: {a: {}, n: {type: integer}}}",
                #"{"n":"5"}"#, 0
            ),
            ("multipart/form-data", "schema: {properties: {n: {type: integer}}}", #"{"n":"x"}"#, 1),
        ])
    func bodies(_ mediaType: String, _ fields: String, _ json: String, _ count: Int) async throws {
        let operation = try await BodyValueTests.operation("\(mediaType): {\(fields)}", version: "3.2.0")
        let call = Call(operation: operation, body: .value(mediaType: mediaType, json, files: [:]))
        let found = RequestCheck(operation: operation).problems(of: call)
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.key == .body && $0.canBeSkipped })
    }

    @Test("A finding says where, and a member of the response alone is not asked for")
    func places() async throws {
        let operation = try await BodyValueTests.operation(
            "application/json: {schema: {required: [id], properties: {id: {readOnly: true}, a: {items: {type: string}}}}}"
        )
        let call = Call(
            operation: operation, body: .text(mediaType: "application/json", #"{"a":["x",2]}"#))
        let found = RequestCheck(operation: operation).problems(of: call)
        #expect(found.count == 1)
        #expect(found.first?.message.contains("/a/1") == true)
    }
}
