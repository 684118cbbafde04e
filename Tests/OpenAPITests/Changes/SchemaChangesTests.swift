import SourceTree
import Testing

@testable import OpenAPI

@Suite("What changed in schemas")
struct SchemaChangesTests {
    /// A schema in both versions; what is told when callers send it, and when they get it.
    static let cases: [(old: String, new: String, sent: [String], received: [String])] = [
        (#"{"type": "string"}"#, #"{"type": "integer"}"#, ["type-changed breaking"], ["type-changed breaking"]),
        (
            #"{"type": "integer"}"#, #"{"type": "number"}"#, ["type-widened compatible"], ["type-widened breaking"]
        ),
        (
            #"{"type": ["string", "integer"]}"#, #"{"type": "string"}"#, ["type-narrowed breaking"],
            ["type-narrowed compatible"]
        ),
        ("{}", #"{"type": "string"}"#, ["type-narrowed breaking"], ["type-narrowed compatible"]),
        (
            #"{"type": "string"}"#, #"{"type": ["string", "null"]}"#, ["became-nullable compatible"],
            ["became-nullable breaking"]
        ),
        (
            #"{"type": ["string", "null"]}"#, #"{"type": "string"}"#, ["became-non-nullable breaking"],
            ["became-non-nullable compatible"]
        ),
        (
            #"{"type": "integer", "format": "int32"}"#, #"{"type": "integer", "format": "int64"}"#,
            ["format-widened compatible"], ["format-widened breaking"]
        ),
        (
            #"{"type": "string", "format": "uuid"}"#, #"{"type": "string", "format": "email"}"#,
            ["format-changed warning"], ["format-changed warning"]
        ),
        (
            #"{"enum": ["a", "b"]}"#, #"{"enum": ["b", "c"]}"#,
            ["enum-value-removed breaking", "enum-value-added compatible"],
            ["enum-value-removed compatible", "enum-value-added warning"]
        ),
        (#"{"const": "a"}"#, #"{"enum": ["a"]}"#, [], []),
        (#"{"enum": [1]}"#, #"{"enum": [1.0]}"#, [], []),
        (
            #"{"type": "string"}"#, #"{"type": "string", "enum": ["a"]}"#, ["values-restricted breaking"],
            ["values-restricted compatible"]
        ),
        (
            #"{"type": "string", "enum": ["a"]}"#, #"{"type": "string"}"#, ["values-freed compatible"],
            ["values-freed warning"]
        ),
        (
            #"{"type": "string", "maxLength": 20}"#, #"{"type": "string", "maxLength": 10}"#,
            ["constraint-tightened breaking"], ["constraint-tightened compatible"]
        ),
        (
            #"{"type": "number", "minimum": 1}"#, #"{"type": "number", "minimum": 0.5}"#,
            ["constraint-loosened compatible"], ["constraint-loosened warning"]
        ),
        (
            #"{"type": "number", "minimum": 1}"#, #"{"type": "number", "exclusiveMinimum": 1}"#,
            ["constraint-tightened breaking"], ["constraint-tightened compatible"]
        ),
        (
            #"{"type": "number", "maximum": 1e400}"#, #"{"type": "number", "maximum": 1e401}"#,
            ["constraint-loosened compatible"], ["constraint-loosened warning"]
        ),
        (#"{"type": "number", "maximum": 10}"#, #"{"type": "number", "maximum": 1e1}"#, [], []),
        (#"{"type": "string"}"#, #"{"type": "string", "minLength": 0}"#, [], []),
        (
            #"{"type": "array", "items": {}}"#, #"{"type": "array", "items": {}, "uniqueItems": true}"#,
            ["constraint-tightened breaking"], ["constraint-tightened compatible"]
        ),
        (
            #"{"type": "string", "pattern": "a"}"#, #"{"type": "string", "pattern": "b"}"#,
            ["constraint-changed warning"], ["constraint-changed warning"]
        ),
        (
            #"{"type": "string"}"#, #"{"type": "string", "pattern": "b"}"#, ["constraint-tightened breaking"],
            ["constraint-tightened compatible"]
        ),
        (
            #"{"properties": {"a": {}}}"#, #"{"properties": {"a": {}, "b": {}}}"#, ["property-added compatible"],
            ["property-added compatible"]
        ),
        (
            #"{"properties": {"a": {}}}"#, #"{"properties": {"a": {}, "b": {}}, "required": ["b"]}"#,
            ["required-property-added breaking"], ["required-property-added compatible"]
        ),
        (
            #"{"properties": {"a": {}, "b": {}}}"#, #"{"properties": {"a": {}}}"#, ["property-removed warning"],
            ["property-removed warning"]
        ),
        (
            #"{"properties": {"a": {}, "b": {}}, "required": ["b"]}"#, #"{"properties": {"a": {}}}"#,
            ["required-property-removed warning"], ["required-property-removed breaking"]
        ),
        (
            #"{"properties": {"a": {}, "b": {}}, "additionalProperties": false}"#,
            #"{"properties": {"a": {}}, "additionalProperties": false}"#, ["property-removed breaking"],
            ["property-removed warning"]
        ),
        (
            #"{"properties": {"a": {}}}"#, #"{"properties": {"a": {}}, "required": ["a"]}"#,
            ["property-became-required breaking"], ["property-became-required compatible"]
        ),
        (
            #"{"properties": {"a": {}}, "required": ["a"]}"#, #"{"properties": {"a": {}}}"#,
            ["property-became-optional compatible"], ["property-became-optional breaking"]
        ),
        (
            #"{"type": "object", "required": ["z"]}"#, #"{"type": "object"}"#,
            ["property-became-optional compatible"], ["property-became-optional breaking"]
        ),
        (
            #"{"properties": {"a": {}}}"#, #"{"properties": {"a": {"readOnly": true}}}"#, ["property-removed warning"],
            []
        ),
        (
            #"{"properties": {"a": {}}, "required": ["a"]}"#,
            #"{"properties": {"a": {"writeOnly": true}}, "required": ["a"]}"#, [],
            ["required-property-removed breaking"]
        ),
        (
            #"{"properties": {}}"#, #"{"properties": {"a": {"readOnly": true}}, "required": ["a"]}"#, [],
            ["required-property-added compatible"]
        ),
        (
            #"{"type": "object"}"#, #"{"type": "object", "additionalProperties": false}"#,
            ["other-properties-forbidden breaking"], ["other-properties-forbidden compatible"]
        ),
        (
            #"{"additionalProperties": {"type": "string"}}"#, #"{"additionalProperties": {"type": "integer"}}"#,
            ["type-changed breaking"], ["type-changed breaking"]
        ),
        (
            #"{"items": {"type": "string"}}"#, #"{"items": {"type": "integer"}}"#, ["type-changed breaking"],
            ["type-changed breaking"]
        ),
        (
            #"{"oneOf": [{"title": "A"}, {"title": "B"}]}"#, #"{"oneOf": [{"title": "B"}, {"title": "C"}]}"#,
            ["variant-added compatible", "variant-removed breaking"],
            ["variant-added warning", "variant-removed compatible"]
        ),
        (
            #"{"type": "string"}"#, #"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#,
            ["variant-added compatible"], ["variant-added warning"]
        ),
        (#"{"not": {"const": 1}}"#, #"{"not": {"const": 2}}"#, ["rule-changed warning"], ["rule-changed warning"]),
        (
            #"{"type": "string"}"#, #"{"type": "string", "default": "a"}"#, ["default-changed warning"],
            ["default-changed compatible"]
        ),
        (
            #"{"type": "string"}"#, #"{"type": "string", "deprecated": true}"#, ["value-deprecated compatible"],
            ["value-deprecated compatible"]
        ),
        (
            #"{"type": "string"}"#, #"{"type": "string", "description": "D"}"#, ["value-text-changed text"],
            ["value-text-changed text"]
        ),
        ("true", "false", ["type-narrowed breaking"], ["type-narrowed compatible"]),
        (#"{"properties": {"a": {}, "b": {}}}"#, #"{"properties": {"b": {}, "a": {}}}"#, [], []),
        (#"{"allOf": [{"properties": {"a": {}}}]}"#, #"{"properties": {"a": {}}}"#, [], []),
        (
            #"{"patternProperties": {"^x": {"type": "string"}}}"#,
            #"{"patternProperties": {"^x": {"type": "integer"}}}"#, ["type-changed breaking"],
            ["type-changed breaking"]
        ),
        (
            #"\#(Versions.reference("Q"))"#, #"\#(Versions.reference("None"))"#,
            ["reference-broken warning"], ["reference-broken warning"]
        ),
    ]

    @Test("Every kind of change of a schema is told with its level by the way values travel", arguments: cases)
    func eachSchema(old: String, new: String, sent: [String], received: [String]) async throws {
        let components = #"{"Q": {}}"#
        let taking = try await Versions.changes(
            Versions.taking(old, components: components), Versions.taking(new, components: components))
        #expect(Versions.told(taking) == sent)
        let giving = try await Versions.changes(
            Versions.giving(old, components: components), Versions.giving(new, components: components))
        #expect(Versions.told(giving) == received)
    }

    @Test("What differs below references and lists is told with the way to it, once a part")
    func paths() async throws {
        func components(_ zip: String) -> String {
            #"{"Owner": {"properties": {"address": \#(Versions.reference("Address"))}}, "#
                + #""Address": {"properties": {"zip": {"type": "\#(zip)"}}}}"#
        }
        let schema =
            #"{"properties": {"owners": {"items": \#(Versions.reference("Owner"))}, "#
            + #""home": \#(Versions.reference("Address"))}}"#
        let changes = try await Versions.changes(
            Versions.giving(schema, components: components("integer")),
            Versions.giving(schema, components: components("string")))
        let told = changes.groups.flatMap(\.changes)
        #expect(told.map(\.path) == ["home.zip"])
        #expect(told.first?.part == "response 200")
        #expect(told.first?.old?.pointer.description == "/components/schemas/Address/properties/zip")
    }

    @Test("A value or null counts alike in the spelling of 3.0 and in that of 3.1")
    func nullable() async throws {
        let old = try await Reading.document(
            Reading.json(
                Versions.giving(
                    #"{"nullable": true, "allOf": [\#(Versions.reference("A"))]}"#,
                    components: #"{"A": {"type": "object"}}"#), version: "3.0.3"))
        let new = try await Reading.document(
            Reading.json(
                Versions.giving(
                    #"{"anyOf": [\#(Versions.reference("A")), {"type": "null"}]}"#,
                    components: #"{"A": {"type": "object"}}"#)))
        #expect(Versions.told(Changes(from: old, to: new)) == [])
    }

    @Test("Null among the values counts alike in the spelling of 3.0 and in that of 3.1")
    func nullValue() async throws {
        let old = try await Reading.document(
            Reading.json(
                Versions.giving(#"{"type": "string", "nullable": true, "enum": ["a"]}"#), version: "3.0.3"))
        let new = try await Reading.document(
            Reading.json(Versions.giving(#"{"type": ["string", "null"], "enum": ["a", null]}"#)))
        #expect(Versions.told(Changes(from: old, to: new)) == [])
        let values = try await Versions.changes(
            Versions.giving(#"{"enum": ["a"]}"#), Versions.giving(#"{"enum": ["a", null]}"#))
        #expect(Versions.told(values) == ["became-nullable breaking"])
    }

    @Test("Names of elements count where values travel as XML alone")
    func xml() async throws {
        func giving(_ media: String, _ name: String) -> String {
            #""paths": {"/a": {"get": {"responses": {"200": {"description": "", "content": {"\#(media)": {"schema": "#
                + #"{"type": "object", "xml": {"name": "\#(name)"}}}}}}}}}"#
        }
        let json = try await Versions.changes(giving("application/json", "a"), giving("application/json", "b"))
        #expect(json.isEmpty)
        let xml = try await Versions.changes(giving("application/xml", "a"), giving("application/xml", "b"))
        #expect(Versions.told(xml) == ["rule-changed warning"])
    }

    @Test("An alternative that was given another name stays what it was")
    func renamedVariant() async throws {
        let changes = try await Versions.changes(
            Versions.taking(
                #"{"oneOf": [\#(Versions.reference("A")), {"type": "string"}]}"#,
                components: #"{"A": {"properties": {"x": {}}}}"#),
            Versions.taking(
                #"{"oneOf": [\#(Versions.reference("B")), {"type": "string"}]}"#,
                components: #"{"B": {"properties": {"x": {}}}}"#))
        #expect(changes.isEmpty)
    }

    @Test("The sentence of a change names part, way and values")
    func sentences() async throws {
        let changes = try await Versions.changes(
            Versions.taking(#"{"properties": {"size": {"type": "string", "maxLength": 20}}}"#),
            Versions.taking(#"{"properties": {"size": {"type": "string", "maxLength": 10}}}"#))
        let message = try #require(changes.groups.first?.changes.first?.message)
        for word in ["size", "request body", "20", "10"] { #expect(message.contains(word)) }
    }
}
