import JSONSchema
import SourceTree
import Testing

@Suite("Validator")
struct ValidatorTests {
    @Test("A finding points at the value and at the keyword")
    func pointers() throws {
        let schema = #"{"properties":{"a/b":{"items":{"type":"string"}}}}"#
        let found = findings(#"{"a/b":["x",1]}"#, schema)
        #expect(found.count == 1)
        #expect(found.first?.instance.description == "/a~1b/1")
        #expect(found.first?.schema.description == "/properties/a~1b/items/type")
        #expect(found.first?.keyword == "type")
        #expect(found.first?.message == "expected string, came an integer")
    }

    @Test("A type that there is not forbids nothing: the schema is at fault", arguments: ["int", "any", "String", ""])
    func unknownType(_ name: String) {
        for instance in ["1", "\"x\"", "null", "{}"] {
            #expect(findings(instance, "{\"type\":\"\(name)\"}").isEmpty)
            #expect(findings(instance, "{\"type\":[\"boolean\",\"\(name)\"]}").isEmpty)
        }
    }

    @Test("A message holds no value of the instance")
    func noValues() {
        let schema = #"{"type":"object","properties":{"k":{"enum":["a"],"maxLength":3,"pattern":"^a$","const":"a"}}}"#
        let found = findings(#"{"k":"hunter2-hunter2"}"#, schema)
        #expect(found.count == 4)
        #expect(!found.contains { $0.message.contains("hunter2") })
    }

    @Test("No more findings come than were asked for, and the verdict stays")
    func limit() {
        let schema = json(#"{"items":{"type":"string"}}"#)
        let instance = json("[" + Array(repeating: "1", count: 300).joined(separator: ",") + "]")
        let validator = Validator(dialect: .draft202012, references: references(in: schema), assertsFormat: false)
        let report = validator.report(for: instance, against: schema, limit: 7)
        #expect(report.findings.count == 7)
        #expect(!report.isValid)
        #expect(validator.findings(for: instance, against: schema).count == 100)
    }

    @Test("OpenAPI 3.0: nullable lets null pass, exclusiveMinimum is a flag, siblings of $ref do not count")
    func openAPI30() {
        #expect(findings("null", #"{"type":"string","nullable":true}"#, .openAPI30).isEmpty)
        #expect(findings("null", #"{"type":"string","nullable":true,"enum":["a"]}"#, .openAPI30).isEmpty)
        #expect(!findings("null", #"{"type":"string"}"#, .openAPI30).isEmpty)
        #expect(!findings("5", #"{"minimum":5,"exclusiveMinimum":true}"#, .openAPI30).isEmpty)
        #expect(findings("5", #"{"minimum":5,"exclusiveMinimum":false}"#, .openAPI30).isEmpty)
        let schema =
            ##"{"properties":{"x":{"$ref":"#/definitions/s","maxLength":1}},"definitions":{"s":{"type":"string"}}}"##
        #expect(findings(#"{"x":"long"}"#, schema, .openAPI30).isEmpty)
        #expect(!findings(#"{"x":"long"}"#, schema, .draft202012).isEmpty)
        #expect(findings("1.0", #"{"type":"integer"}"#, .openAPI30).isEmpty)
    }

    @Test("A required property that does not travel in this direction is not missed")
    func directions() {
        let schema = #"{"required":["id","secret"],"properties":{"id":{"readOnly":true},"secret":{"writeOnly":true}}}"#
        #expect(findings("{}", schema).count == 2)
        #expect(findings("{}", schema, direction: .request).map(\.message) == ["the property “secret” is missing"])
        #expect(findings("{}", schema, direction: .response).map(\.message) == ["the property “id” is missing"])
    }

    @Test("Names and texts are compared byte by byte (THREATS S8)")
    func bytes() {
        let decomposed = "e\u{301}"
        #expect(!findings("\"\(decomposed)\"", "{\"const\":\"\u{E9}\"}").isEmpty)
        #expect(!findings("{\"\(decomposed)\":1}", "{\"required\":[\"\u{E9}\"]}").isEmpty)
        #expect(findings("[\"\(decomposed)\",\"\u{E9}\"]", #"{"uniqueItems":true}"#).isEmpty)
    }

    @Test(
        "Bounds that no machine integer holds do not trap (THREATS S13)",
        arguments: [
            #"{"minItems":2000000000}"#, #"{"maxLength":1e308}"#, #"{"minLength":-1e400}"#, #"{"maxItems":0.5}"#,
            #"{"minimum":1e999999999,"maximum":-1e999999999}"#, #"{"multipleOf":0}"#, #"{"multipleOf":1e308}"#,
            #"{"multipleOf":1e-999999999}"#, #"{"minProperties":99999999999999999999999}"#,
            #"{"multipleOf":123456789012345678901234567890.5}"#, #"{"minContains":1e30,"contains":{}}"#,
        ])
    func hugeBounds(_ schema: String) {
        for instance in ["5", "\"text\"", "[1,2]", "{\"a\":1}", "1e400", "-0.0"] {
            _ = findings(instance, schema)
            _ = findings(instance, schema, .draft4)
        }
    }

    @Test("Schemas of wrong types and loops end (THREATS S3, S10)")
    func oddSchemas() {
        let odd = ["[]", "\"x\"", "5", "null"]
        let keywords = [
            "type", "enum", "properties", "items", "allOf", "anyOf", "oneOf", "not", "required", "pattern", "$ref",
            "additionalProperties", "contains", "dependentRequired", "prefixItems", "patternProperties", "const",
            "propertyNames", "unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "minLength", "if",
        ]
        for keyword in keywords {
            for value in odd {
                for dialect in [Dialect.draft202012, .draft4, .openAPI30] {
                    _ = findings(#"{"a":[1,"x"]}"#, "{\"\(keyword)\":\(value)}", dialect)
                }
            }
        }
        #expect(findings("1", ##"{"$ref":"#"}"##).isEmpty)
        #expect(findings("1", ##"{"allOf":[{"$ref":"#"}],"anyOf":[{"$ref":"#"}]}"##).isEmpty)
        #expect(findings("1", ##"{"$ref":"#/nowhere"}"##).isEmpty)
    }

    @Test("Deep instances and schemas end in a report that says so (THREATS S4)")
    func depth() {
        let depth = 120
        let instance = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let schema = json(##"{"allOf":[{"items":{"$ref":"#"}},{"anyOf":[{"items":{"$ref":"#"}}]}]}"##)
        let validator = Validator(dialect: .draft202012, references: references(in: schema), assertsFormat: false)
        let report = validator.report(for: json(instance), against: schema)
        #expect(report.incomplete != nil)
    }

    @Test(
        "Numbers out of all bounds end in a report (THREATS S13)",
        arguments: [
            "1e-9223372036854775808", "1e9223372036854775807", "-1e-9223372036854775809", "1e99999999999999999999",
        ])
    func farNumbers(_ number: String) {
        let schema = #"{"type":"number","minimum":1,"multipleOf":0.5,"enum":[1],"format":"int64"}"#
        _ = findings(number, schema, assertsFormat: true)
        _ = findings("[\(number),\(number)]", #"{"uniqueItems":true,"items":{"type":"integer"}}"#)
        _ = findings(
            "1",
            #"{"minimum":NUMBER,"multipleOf":NUMBER,"const":NUMBER,"minLength":NUMBER}"#.replacing(
                "NUMBER", with: number))
        #expect(findings("\"x\"", schema).map(\.keyword) == ["type", "enum"])
    }

    @Test("An evil pattern is not checked instead of hanging (THREATS S14)")
    func evilPattern() {
        let schema = json(#"{"pattern":"^(a+)+$"}"#)
        let validator = Validator(dialect: .draft202012, references: references(in: schema), assertsFormat: false)
        let text = "\"" + String(repeating: "a", count: 60) + "!\""
        let report = validator.report(for: json(text), against: schema)
        #expect(report.isValid)
        #expect(report.incomplete?.contains("pattern") == true)
    }

    @Test("What was looked at is known of every member and element, however many there are")
    func manyPlaces() {
        let members = (0..<200).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        let known = (0..<200).filter { $0 != 3 && $0 != 170 }.map { "\"k\($0)\":{}" }.joined(separator: ",")
        let schema = "{\"allOf\":[{\"properties\":{\(known)}}],\"unevaluatedProperties\":false}"
        #expect(findings("{\(members)}", schema).count == 2)
        let elements = (0..<200).map { $0 == 70 ? "\"x\"" : "\($0)" }.joined(separator: ",")
        let contains = #"{"contains":{"type":"integer"},"unevaluatedItems":false}"#
        #expect(findings("[\(elements)]", contains).map(\.message) == ["element 70 is not allowed"])
    }

    @Test("A schema that leads round to itself on one value ends, and goes on in what is nested")
    func rounds() {
        let schema = ##"""
            {"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},
            "b":{"$ref":"#/$defs/a","properties":{"next":{"$ref":"#/$defs/a"},"n":{"type":"integer"}}}}}
            """##
        let found = findings(#"{"n":1,"next":{"n":2,"next":{"n":"x"}}}"#, schema)
        #expect(found.map(\.instance.description) == ["/next/next/n"])
    }
}
