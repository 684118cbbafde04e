import Execution
import OpenAPI
import SourceTree
import Testing

@Suite("Changes to the shape of a form")
struct ValueChangeTests {
    private static func changed(
        _ change: ValueChange, _ text: String, _ schema: Schema, variants: [JSONPointer: Int] = [:]
    ) throws -> String? {
        let made = try change.applied(to: text, schema, variants: variants).text
        return try made.map {
            String(decoding: try Tree.read(Array($0.utf8), format: .json, budget: .instance).root.json(), as: UTF8.self)
        }
    }

    private static func at(_ tokens: String...) -> JSONPointer { JSONPointer(tokens: tokens) }

    private static let schema = """
        {type: object, properties: {tags: {type: array, items: {type: string}}, counts: {type: array, items: {type: integer}},
         places: {type: array, items: {type: object, required: [city], properties: {city: {type: string, example: Ulm}}}},
         home: {type: [object, 'null'], properties: {city: {type: string, example: Bonn}}},
         labels: {type: object, additionalProperties: {type: integer}}}}
        """

    @Test("A row is added blank, a group as a sample")
    func adding() async throws {
        let schema = try await ValueFormTests.schema(Self.schema)
        #expect(try Self.changed(.add(Self.at("tags")), #"{"tags":["a"]}"#, schema) == #"{"tags":["a",""]}"#)
        #expect(try Self.changed(.add(Self.at("counts")), #"{"counts":[]}"#, schema) == #"{"counts":[null]}"#)
        #expect(try Self.changed(.add(Self.at("places")), #"{"places":[]}"#, schema) == #"{"places":[{"city":"Ulm"}]}"#)
        #expect(try Self.changed(.add(Self.at("home")), #"{"x":1.0}"#, schema) == #"{"x":1.0,"home":{"city":"Bonn"}}"#)
        #expect(
            try Self.changed(.add(Self.at("labels")), #"{"labels":{"a":1}}"#, schema) == #"{"labels":{"a":1,"":null}}"#)
        #expect(try Self.changed(.null(Self.at("home")), #"{"home":{}}"#, schema) == #"{"home":null}"#)
    }

    @Test("Rows and groups are removed, and what the form does not have stays")
    func removing() async throws {
        let schema = try await ValueFormTests.schema(Self.schema)
        #expect(try Self.changed(.remove(Self.at("tags", "0")), #"{"tags":["a","b"]}"#, schema) == #"{"tags":["b"]}"#)
        #expect(
            try Self.changed(.remove(Self.at("labels", "a")), #"{"labels":{"a":1,"b":2}}"#, schema)
                == #"{"labels":{"b":2}}"#)
        #expect(try Self.changed(.remove(Self.at("home")), #"{"home":{},"z":1}"#, schema) == #"{"z":1}"#)
        #expect(try Self.changed(.remove(Self.at("none")), #"{"z":1}"#, schema) == #"{"z":1}"#)
    }

    @Test("An entry gets another name and keeps its place; without name and value it is none")
    func entries() async throws {
        let schema = try await ValueFormTests.schema("{type: object, additionalProperties: {type: string}}")
        var inputs = ValueInputs()
        inputs.names = [Self.at("a"): "z", Self.at(""): ""]
        inputs.texts = [Self.at("a"): "1", Self.at("b"): "2", Self.at(""): ""]
        let reading = try ValueReader.read(schema, base: #"{"a":"1","b":"2","":""}"#, inputs: inputs)
        #expect(reading.text?.filter { !$0.isWhitespace } == #"{"z":"1","b":"2"}"#)
    }

    private static let pets = """
        {Cat: {type: object, required: [kind, name], properties: {kind: {type: string}, name: {type: string}, claws: {type: integer, example: 4}}},
         Dog: {type: object, required: [kind, name], properties: {kind: {type: string}, name: {type: string}, bark: {type: string, example: wow}}}}
        """
    private static let pet = """
        {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
         discriminator: {propertyName: kind, mapping: {meow: '#/components/schemas/Cat'}}}
        """

    @Test("The discriminator says which alternative a value is, and gets the value of the one that is chosen")
    func discriminator() async throws {
        let schema = try await ValueFormTests.schema(Self.pet, components: Self.pets)
        let dog = #"{"kind":"Dog","name":"Rex"}"#
        let form = ValueForm(schema, value: try Tree.read(Array(dog.utf8), format: .json).root)
        #expect(form.root.variants?.names == ["Cat", "Dog"] && form.root.variants?.current == 1)
        #expect(form.root.children.map(\.label) == ["kind", "name", "bark"])
        let change = ValueChange.choose(Self.at(), 0)
        #expect(try Self.changed(change, dog, schema) == #"{"kind":"meow","name":"Rex","claws":4}"#)
        #expect(try change.applied(to: dog, schema, variants: [:]).variants == [Self.at(): 0])
    }

    @Test("Without a discriminator the alternative that a value fits is shown, and a choice is remembered")
    func fitting() async throws {
        let schema = try await ValueFormTests.schema(
            "{anyOf: [{type: object, required: [a], properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}, {type: string}]}"
        )
        func shown(_ json: String, _ variants: [JSONPointer: Int] = [:]) throws -> Int? {
            var inputs = ValueInputs()
            inputs.variants = variants
            let root = try Tree.read(Array(json.utf8), format: .json).root
            return ValueForm(schema, value: root, inputs: inputs).root.variants?.current
        }
        #expect(try shown(#"{"a":"x"}"#) == 0)
        #expect(try shown("{}") == 1)
        #expect(try shown("\"x\"") == 2)
        #expect(try shown("{}", [Self.at(): 0]) == 0)
        #expect(try shown("{}", [Self.at(): 9]) == 1)
    }

    @Test("When a row goes, the choices of the rows after it go with them")
    func renumbering() async throws {
        let schema = try await ValueFormTests.schema("{type: array, items: {oneOf: [{type: string}, {type: integer}]}}")
        let variants = [Self.at("0"): 0, Self.at("1"): 1, Self.at("2"): 0]
        let made = try ValueChange.remove(Self.at("0")).applied(to: #"["a",1,"b"]"#, schema, variants: variants)
        #expect(made.variants == [Self.at("0"): 1, Self.at("1"): 0])
    }

    @Test("No member can be set twice, and a change far outside does nothing")
    func bounds() async throws {
        let schema = try await ValueFormTests.schema(Self.schema)
        for pointer in [Self.at("tags", "99"), Self.at("x", "y"), Self.at("tags", "0", "z"), Self.at("tags", "-1")] {
            for change in [ValueChange.add(pointer), .remove(pointer), .null(pointer), .choose(pointer, 3)] {
                #expect(try Self.changed(change, #"{"tags":["a"]}"#, schema) == #"{"tags":["a"]}"#, "\(change)")
            }
        }
        #expect(throws: SourceError.self) { try ValueChange.add(Self.at()).applied(to: "{", schema, variants: [:]) }
    }
}
