import SourceTree
import Testing

@testable import OpenAPI

@Suite("Schema")
struct SchemaTests {
    static let pet =
        #""Pet": {"type": "object", "properties": {"name": {"type": "string"}}}, "Cat": {"type": "object"}, "Name": {"type": "string"}"#

    @Test(
        "The type in words, 3.1",
        arguments: [
            (#"{"type": "string"}"#, "string"), (#"{"type": "string", "format": "date-time"}"#, "string · date-time"),
            (#"{"type": ["string", "null"], "format": "date-time"}"#, "string · date-time | null"),
            (#"{"type": ["string", "integer"]}"#, "string | integer"),
            (##"{"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}"##, "array of Pet"),
            (#"{"type": "array"}"#, "array"),
            (
                #"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}"#,
                "tuple of string, integer"
            ),
            (#"{"type": "object", "additionalProperties": {"type": "integer"}}"#, "map of integer"),
            (#"{"type": "object"}"#, "object"),
            (
                ##"{"oneOf": [{"$ref": "#/components/schemas/Pet"}, {"$ref": "#/components/schemas/Cat"}]}"##,
                "one of Pet, Cat"
            ),
            (##"{"anyOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "null"}]}"##, "Pet | null"),
            (##"{"allOf": [{"$ref": "#/components/schemas/Pet"}]}"##, "Pet"),
            (##"{"allOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "object"}]}"##, "all of Pet, object"),
            (#"{"not": {"type": "string"}}"#, "not string"), ("{}", "any"), ("true", "any"), ("false", "never"),
            (#"{"type": "null"}"#, "null"),
            (#"{"const": "x"}"#, "string"), (#"{"enum": [1, 2]}"#, "integer"),
            (#"{"enum": ["a", 1.5, null]}"#, "string | number"),
            (#"{"properties": {}}"#, "object"), (#"{"items": {"type": "string"}}"#, "array of string"),
            (#"{"minLength": 1}"#, "string"),
            (##"{"$ref": "#/nowhere"}"##, "unresolved"), (#"{"type": 5}"#, "any"),
            (#"{"type": "array", "items": 5}"#, "array"),
            (#"{"oneOf": [{"type": "string"}, {"type": "string"}]}"#, "string"),
            (
                ##"{"type": "object", "oneOf": [{"$ref": "#/components/schemas/Pet"}, {"$ref": "#/components/schemas/Cat"}]}"##,
                "one of Pet, Cat"
            ),
        ])
    func typeText(json: String, expected: String) async throws {
        #expect(try await Reading.schema(json, others: Self.pet).typeText == expected)
    }

    @Test(
        "The type in words, 3.0",
        arguments: [
            (#"{"type": "string", "nullable": true}"#, "string | null"), (#"{"nullable": true}"#, "any | null"),
            (
                #"{"type": "array", "nullable": true, "items": {"type": "string", "nullable": true}}"#,
                "array of string | null | null"
            ),
        ])
    func nullable(json: String, expected: String) async throws {
        #expect(try await Reading.schema(json, version: "3.0.3").typeText == expected)
    }

    @Test("A schema that came by a reference is called by its name, and knows its id")
    func referenceName() async throws {
        let schema = try await Reading.schema(
            ##"{"properties": {"pet": {"$ref": "#/components/schemas/Pet"}}}"##, others: Self.pet)
        let pet = try #require(schema.properties.first).schema
        #expect(pet.typeText == "Pet")
        #expect(pet.structureText == "object")
        #expect(pet.referenceName == "Pet")
        #expect(pet.id == SchemaID("Pet"))
        #expect(schema.referenceName == nil)
        #expect(schema.id == SchemaID("X"))
        #expect(pet == schema.document.schema(named: "Pet"))
    }

    @Test(
        "What a reference is called",
        arguments: [
            ("#/components/schemas/Pet", "Pet"), ("#/definitions/a~1b", "a/b"), ("defs.yaml#/Pet", "Pet"),
            ("#pet", "pet"),
            ("schemas/Pet.yaml", "Pet"), ("a%20b.json", "a b"), ("#/paths/~1x/get/schema", nil),
            ("#/components/schemas/A/properties/b", nil),
            ("Pet.yaml#/", "Pet"), ("", nil),
        ] as [(String, String?)])
    func names(reference: String, expected: String?) { #expect(ReferenceName(reference)?.text == expected) }

    @Test(
        "Restrictions in words",
        arguments: [
            (#"{"minimum": 1, "maximum": 100}"#, ["1 … 100"]), (#"{"minimum": 1}"#, ["≥ 1"]),
            (#"{"maximum": 1.50}"#, ["≤ 1.50"]),
            (#"{"exclusiveMinimum": 0}"#, ["> 0"]), (#"{"exclusiveMinimum": 0, "maximum": 1}"#, ["> 0 and ≤ 1"]),
            (#"{"minimum": 0, "exclusiveMinimum": true}"#, ["> 0"]), (#"{"minimum": 3, "maximum": 3}"#, ["exactly 3"]),
            (#"{"minLength": 1, "maxLength": 64}"#, ["1 … 64 characters"]),
            (#"{"maxLength": 1}"#, ["at most 1 character"]),
            (#"{"minLength": 0}"#, []), (#"{"minItems": 2}"#, ["at least 2 items"]),
            (#"{"minItems": 1, "maxItems": 1, "uniqueItems": true}"#, ["exactly 1 item", "unique items"]),
            (#"{"pattern": "^[a-z]+$"}"#, ["pattern ^[a-z]+$"]), (#"{"multipleOf": 0.01}"#, ["multiple of 0.01"]),
            (#"{"minProperties": 1}"#, ["at least 1 property"]),
            (#"{"maximum": 1e400, "minimum": -2e9}"#, ["-2e9 … 1e400"]),
            (#"{"minimum": "1", "maxLength": [], "pattern": 5, "uniqueItems": "yes"}"#, []),
            // What concerns values of other types restricts nothing.
            (#"{"type": "string", "uniqueItems": true, "minimum": 1, "maxLength": 2}"#, ["at most 2 characters"]),
            (
                #"{"type": ["integer", "array"], "minimum": 1, "maxItems": 2, "minLength": 3}"#,
                ["≥ 1", "at most 2 items"]
            ),
        ] as [(String, [String])])
    func constraints(json: String, expected: [String]) async throws {
        #expect(try await Reading.schema(json).constraints.map(\.text) == expected)
    }

    @Test("Huge, negative and broken numbers are shown and never computed with (THREATS S13)")
    func numbers() async throws {
        let schema = try await Reading.schema(
            #"{"minItems": 2e9, "maxLength": 1e308, "multipleOf": 0, "minimum": 99999999999999999999}"#)
        #expect(
            schema.constraints.map(\.text) == [
                "≥ 99999999999999999999", "multiple of 0", "at most 1e308 characters", "at least 2e9 items",
            ])
    }

    @Test("In 3.1 what stands beside a reference counts, in 3.0 it does not")
    func siblings() async throws {
        let json =
            ##"{"$ref": "#/components/schemas/Pet", "description": "here", "deprecated": true, "required": ["name"], "properties": {"age": {"type": "integer"}}}"##
        let modern = try await Reading.schema(json, others: Self.pet)
        #expect(modern.description == "here")
        #expect(modern.isDeprecated)
        #expect(modern.properties.map(\.name) == ["age", "name"])
        #expect(modern.properties.map(\.isRequired) == [false, true])
        #expect(modern.types == ["object"])
        let old = try await Reading.schema(json, version: "3.0.3", others: Self.pet)
        #expect(old.description == nil)
        #expect(old.properties.map(\.name) == ["name"])
    }

    @Test("Members of allOf are merged, each name once, required anywhere is required (THREATS S10)")
    func merged() async throws {
        let schema = try await Reading.schema(
            ##"{"allOf": [{"$ref": "#/components/schemas/Pet"}, {"$ref": "#/components/schemas/X"}, {"required": ["name", "age"], "properties": {"age": {}}}], "properties": {"own": {}}}"##,
            others: Self.pet)
        #expect(schema.mergedProperties.map(\.name) == ["name", "age", "own"])
        #expect(schema.mergedProperties.map(\.isRequired) == [true, true, false])
    }

    @Test(
        "Additional properties are any, none or a schema",
        arguments: [
            ("{}", "any"), (#"{"additionalProperties": true}"#, "any"), (#"{"additionalProperties": false}"#, "none"),
            (#"{"additionalProperties": {"type": "string"}}"#, "string"), (#"{"additionalProperties": 5}"#, "any"),
        ])
    func additional(json: String, expected: String) async throws {
        switch try await Reading.schema(json).additionalProperties {
        case .any: #expect(expected == "any")
        case .none: #expect(expected == "none")
        case .schema(let schema): #expect(schema.typeText == expected)
        }
    }

    @Test("A discriminator maps values to schemas by name or reference, and fetches nothing (THREATS S11)")
    func discriminator() async throws {
        let schema = try await Reading.schema(
            ##"{"discriminator": {"propertyName": "kind", "mapping": {"p": "Pet", "c": "#/components/schemas/Cat", "f": "http://evil/x"}, "defaultMapping": "Pet"}}"##,
            others: Self.pet)
        let discriminator = try #require(schema.discriminator)
        #expect(discriminator.propertyName == "kind")
        #expect(discriminator.mapping.map(\.value) == ["p", "c", "f"])
        #expect(discriminator.mapping.map { $0.schema?.id?.description } == ["Pet", "Cat", nil])
        #expect(discriminator.defaultMapping?.id == SchemaID("Pet"))
    }

    @Test("Annotations")
    func annotations() async throws {
        let schema = try await Reading.schema(
            #"{"title": "T", "readOnly": true, "writeOnly": true, "default": 1, "examples": [2], "example": 3, "enum": ["a", "b"], "x-enumDescriptions": {"b": "Bee"}, "xml": {"name": "n", "attribute": true}, "contains": {}, "minContains": 2, "x-extra": {"a": 1}}"#
        )
        #expect(schema.title == "T")
        #expect(schema.isReadOnly && schema.isWriteOnly)
        #expect(schema.default?.integer == 1)
        #expect(schema.examples.compactMap(\.integer) == [2, 3])
        #expect(schema.enumeration.compactMap(\.string) == ["a", "b"])
        #expect(schema.enumerationValues.map(\.description) == [nil, "Bee"])
        #expect(schema.xml?.isAttribute == true)
        #expect(schema.constraints.map(\.text) == ["at least 2 such items"])
        #expect(schema.specificationExtension("x-extra")?["a"]?.integer == 1)
    }
}
