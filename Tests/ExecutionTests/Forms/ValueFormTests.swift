import Execution
import OpenAPI
import SourceTree
import Testing

@Suite("A form for a JSON value")
struct ValueFormTests {
    /// The schema of the request body of an operation with some component schemas.
    static func schema(_ yaml: String, components: String = "{}") async throws -> Schema {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: "1"}
            components: {schemas: \(components)}
            paths:
              /a:
                post:
                  requestBody: {content: {application/json: {schema: \(yaml)}}}
                  responses: {"200": {description: ok}}
            """
        return try #require(try await document(text).operations.first?.requestBody?.content.first?.schema)
    }

    private static func root(_ json: String) throws -> Node {
        try Tree.read(Array(json.utf8), format: .json, budget: .instance).root
    }

    /// The value after some texts were typed, compact.
    static func read(
        _ schema: Schema, _ base: String, _ texts: [String: String], nulls: Set<String> = [],
        empties: Set<String> = []
    ) throws -> String? {
        var inputs = ValueInputs()
        for (pointer, text) in texts { inputs.texts[try JSONPointer(parsing: pointer)] = text }
        inputs.nulls = Set(try nulls.map { try JSONPointer(parsing: $0) })
        inputs.empties = Set(try empties.map { try JSONPointer(parsing: $0) })
        let text = try ValueReader.read(schema, base: base, inputs: inputs).text
        return try text.map { String(decoding: try root($0).json(), as: UTF8.self) }
    }

    static let object = """
        {type: object, required: [name], properties: {name: {type: string}, age: {type: integer}, ok: {type: boolean},
         kind: {enum: [cat, 7, null]}, note: {type: [string, 'null']}, free: {}, tags: {type: array, items: {type: string}},
         counts: {type: array, items: {type: integer}}}}
        """

    @Test(
        "What is typed becomes a value of its type",
        arguments: [
            (["/name": "Ada"], #"{"name":"Ada"}"#), (["/age": "7"], #"{"age":7}"#),
            (["/age": "12345678901234567890"], #"{"age":12345678901234567890}"#),
            (["/age": "seven"], #"{"age":"seven"}"#),
            (["/ok": "true"], #"{"ok":true}"#), (["/kind": "\"cat\""], #"{"kind":"cat"}"#),
            (["/kind": "7"], #"{"kind":7}"#),
            (["/kind": "null"], #"{"kind":null}"#), (["/free": #"{"a":[1.10]}"#], #"{"free":{"a":[1.10]}}"#),
            (["/name": "a\r\nb"], #"{"name":"a\nb"}"#), (["/name": ""], "{}"), (["/ok": ""], "{}"),
        ])
    func types(_ typed: [String: String], _ expected: String) async throws {
        #expect(try Self.read(try await Self.schema(Self.object), "{}", typed) == expected)
    }

    @Test("An object that is not there has its inputs all the same, and is there once one of them is filled in")
    func wholly() async throws {
        let schema = try await Self.schema(Self.object)
        #expect(ValueForm(schema, value: nil).root.children.count == 8)
        #expect(try Self.read(schema, "", ["/name": "", "/age": ""]) == nil)
        #expect(try Self.read(schema, "", ["/name": "", "/age": "1"]) == #"{"age":1}"#)
        let added = try ValueChange.add(JSONPointer(tokens: ["tags"])).applied(to: "", schema, variants: [:])
        #expect(added.text?.contains("tags") == true)
    }

    @Test("A box sends an empty text, or null")
    func boxes() async throws {
        let schema = try await Self.schema(Self.object)
        #expect(try Self.read(schema, "{}", ["/name": ""], empties: ["/name"]) == #"{"name":""}"#)
        #expect(try Self.read(schema, #"{"note":"x"}"#, ["/note": "x"], nulls: ["/note"]) == #"{"note":null}"#)
        #expect(try Self.read(schema, #"{"note":null}"#, ["/note": ""]) == "{}")
        #expect(try Self.read(schema, #"{"note":null}"#, ["/note": ""], nulls: ["/note"]) == #"{"note":null}"#)
        #expect(try Self.read(schema, #"{"name":""}"#, ["/name": ""]) == "{}")
    }

    @Test("An untouched value keeps every byte, a touched one all but what was typed")
    func bytes() async throws {
        let schema = try await Self.schema(Self.object)
        let base = #"{"extra" : 1.10,  "name":"\u0041da", "age": 1E2, "more": {"a": -0, "a": 1}}"#
        var inputs = ValueInputs()
        inputs.texts = [
            JSONPointer(tokens: ["name"]): "Ada", JSONPointer(tokens: ["age"]): "1E2",
            JSONPointer(tokens: ["ok"]): "",
        ]
        #expect(try ValueReader.read(schema, base: base, inputs: inputs).text == base)
        let changed = try Self.read(schema, base, ["/name": "Ada", "/age": "3"])
        #expect(changed == #"{"extra":1.10,"name":"\u0041da","age":3,"more":{"a":-0,"a":1}}"#)
    }

    @Test("A member without an input is sent as it is")
    func unposted() async throws {
        let schema = try await Self.schema(Self.object)
        #expect(try Self.read(schema, #"{"name":"a","age":1}"#, ["/name": "b"]) == #"{"name":"b","age":1}"#)
    }

    @Test("Rows of a list are there as long as they are not removed: texts may be empty, numbers are null")
    func rows() async throws {
        let schema = try await Self.schema(Self.object)
        let read = try Self.read(
            schema, #"{"tags":["a","b"],"counts":[1,null]}"#,
            ["/tags/0": "", "/tags/1": "c", "/counts/0": "", "/counts/1": "5"])
        #expect(read == #"{"tags":["","c"],"counts":[null,5]}"#)
    }

    @Test("What is no JSON is told and kept, and the value stays")
    func invalid() async throws {
        let schema = try await Self.schema(Self.object)
        var inputs = ValueInputs()
        let place = JSONPointer(tokens: ["free"])
        inputs.texts = [place: "{\"a\":"]
        let reading = try ValueReader.read(schema, base: #"{"free":1}"#, inputs: inputs)
        #expect(reading.text == #"{"free":1}"#)
        #expect(reading.problems.map(\.pointer) == [place])
        #expect(reading.left.texts == inputs.texts)
        let form = ValueForm(schema, value: try Self.root(#"{"free":1}"#), inputs: reading.left)
        #expect(form.item(at: place)?.text == "{\"a\":")
    }

    @Test(
        "A value that its input cannot hold is shown as JSON, with the reason",
        arguments: [
            #"{"name":7}"#, #"{"age":"7"}"#, #"{"kind":"cow"}"#, #"{"name":"a\u0000"}"#, #"{"ok":"yes"}"#,
            #"{"tags":{}}"#,
        ])
    func misfits(_ json: String) async throws {
        let schema = try await Self.schema(Self.object)
        let value = try Self.root(json)
        let form = ValueForm(schema, value: value)
        let item = try #require(form.root.children.first { $0.value != nil })
        #expect(item.note != nil)
        guard case .json = item.input else { throw Mismatch() }
        #expect(try Self.read(schema, json, [item.pointer.description: item.text]) == json)
    }

    @Test("A name that stands twice makes the object JSON")
    func duplicates() async throws {
        let form = ValueForm(try await Self.schema(Self.object), value: try Self.root(#"{"age":1,"age":2}"#))
        #expect(form.root.note != nil && form.root.children.isEmpty)
    }

    @Test("What a response alone has is no input and stays in the value")
    func readOnly() async throws {
        let schema = try await Self.schema(
            "{type: object, properties: {id: {type: integer, readOnly: true}, name: {type: string}}}")
        let form = ValueForm(schema, value: try Self.root(#"{"id":1,"name":"a"}"#))
        #expect(form.root.children.map(\.label) == ["name"])
        #expect(try Self.read(schema, #"{"id":1,"name":"a"}"#, ["/name": "b"]) == #"{"id":1,"name":"b"}"#)
    }

    @Test("L2: A form has so many inputs and no more, and tells what it left out")
    func bounded() async throws {
        let many = (0..<300).map { "p\($0): {type: string}" }.joined(separator: ", ")
        let schema = try await Self.schema("{type: object, properties: {\(many)}}")
        let form = ValueForm(schema, value: try Self.root("{}"))
        #expect(form.root.children.count == ValueForm.maximumInputs && form.omitted == 180)
        #expect(try Self.read(schema, #"{"p299":"z"}"#, ["/p0": "a"]) == #"{"p299":"z","p0":"a"}"#)
        let list = try await Self.schema("{type: array, items: {type: integer}}")
        let numbers = "[" + (0..<500).map(String.init).joined(separator: ",") + "]"
        let rows = ValueForm(list, value: try Self.root(numbers))
        #expect(rows.root.children.count == ValueForm.maximumInputs && rows.root.omitted == 380)
        #expect(try Self.read(list, numbers, ["/0": "0"]) == numbers)
    }

    @Test("S10: A schema that holds itself ends: what is not there is put there one level at a time, down to JSON")
    func recursive() async throws {
        let schema = try await Self.schema(
            "{$ref: '#/components/schemas/N'}",
            components:
                "{N: {type: object, properties: {n: {$ref: '#/components/schemas/N'}, l: {type: array, items: {$ref: '#/components/schemas/N'}}}}}"
        )
        let shallow = ValueForm(schema, value: try Self.root("{}"))
        #expect(shallow.root.children.map(\.isGroup) == [true, true])
        let deep = String(repeating: #"{"n":"#, count: 40) + "{}" + String(repeating: "}", count: 40)
        let form = ValueForm(schema, value: try Self.root(deep))
        #expect(form.item(nearest: JSONPointer(tokens: Array(repeating: "n", count: 40))).note != nil)
        #expect(try Self.read(schema, deep, [:]) == deep)
    }

    private struct Mismatch: Error {}
}
