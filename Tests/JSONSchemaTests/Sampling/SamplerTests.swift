import JSONSchema
import SourceTree
import Testing

@Suite("Sampler")
struct SamplerTests {
    @Test(
        "The author's word comes first, then what type, format and bounds ask for",
        arguments: [
            (#"{"type":"string","example":"a","default":"b"}"#, #""a""#),
            (#"{"type":"string","examples":["x","y"],"default":"b"}"#, #""x""#),
            (#"{"type":"string","default":"b","enum":["c"]}"#, #""c""#),
            (#"{"const":7,"enum":[8]}"#, "7"),
            (#"{"enum":[null,"c"]}"#, #""c""#),
            (#"{"type":["null","integer"]}"#, "0"),
            (#"{"type":"boolean"}"#, "true"),
            (#"{"type":"null"}"#, "null"),
            (#"{"type":"integer","minimum":3}"#, "3"),
            (#"{"type":"integer","exclusiveMinimum":3}"#, "4"),
            (#"{"type":"integer","maximum":-2}"#, "-2"),
            (#"{"type":"integer","minimum":4,"multipleOf":5}"#, "5"),
            (#"{"type":"number","exclusiveMinimum":0,"maximum":1}"#, "0.5"),
            (#"{"type":"string","format":"date-time"}"#, #""2026-01-15T09:30:00Z""#),
            (#"{"type":"string","minLength":8}"#, #""stringst""#),
            (#"{"type":"string","maxLength":3}"#, #""str""#),
            (#"{"type":"string","pattern":"^[A-Z]{3}-\\d{2,4}$"}"#, #""AAA-11""#),
            (#"{"type":"string","pattern":"^(foo|bar)_[^a]$"}"#, #""foo_b""#),
            (#"{"type":"array","items":{"type":"integer"},"minItems":2}"#, "[0,0]"),
            (#"{"type":"array","items":{"type":"integer"},"minItems":2,"uniqueItems":true}"#, "[0,1]"),
            (#"{"type":"array","items":{"type":"integer"},"maxItems":0}"#, "[]"),
            (#"{"prefixItems":[{"type":"string"},{"type":"boolean"}]}"#, #"["string",true]"#),
            (#"{"properties":{"a":{"type":"integer"},"b":{"type":"string"}}}"#, #"{"a":0,"b":"string"}"#),
            (#"{"type":"object","additionalProperties":{"type":"integer"}}"#, #"{"property1":0}"#),
            (#"{"type":"object"}"#, "{}"),
            (#"{"oneOf":[{"type":"null"},{"type":"integer"}]}"#, "0"),
            (
                #"{"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"b":{"type":"boolean"}}}]}"#,
                #"{"a":0,"b":true}"#
            ),
        ])
    func values(_ schema: String, _ expected: String) throws {
        #expect(try sample(schema) == expected)
    }

    @Test("What does not travel in the direction is left out, of examples too")
    func directions() throws {
        let schema =
            #"{"properties":{"id":{"type":"integer","readOnly":true},"key":{"type":"integer","writeOnly":true}}}"#
        #expect(try sample(schema, direction: .request) == #"{"key":0}"#)
        #expect(try sample(schema, direction: .response) == #"{"id":0}"#)
        let given = #"{"properties":{"id":{"readOnly":true},"n":{}},"example":{"id":5,"n":1}}"#
        #expect(try sample(given, direction: .request) == #"{"n":1}"#)
    }

    static let animals = ##"""
        {"Pet":{"oneOf":[{"$ref":"#/Cat"},{"$ref":"#/Dog"}],
                "discriminator":{"propertyName":"kind","mapping":{"feline":"#/Cat"}}},
         "Cat":{"type":"object","properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}},
         "Dog":{"allOf":[{"$ref":"#/Base"},{"properties":{"barks":{"type":"boolean"}}}]},
         "Base":{"type":"object","properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind"}},
         "Any":{"$ref":"#/Dog"}}
        """##

    @Test(
        "The discriminator holds the mapping's word or the schema's name",
        arguments: [("/Pet", #"{"kind":"feline","lives":0}"#), ("/Any", #"{"kind":"Dog","barks":true}"#)])
    func discriminator(_ pointer: String, _ expected: String) throws {
        #expect(try sample(Self.animals, at: pointer) == expected)
    }

    @Test("The word is found in a mapping of thousands")
    func largeMapping() throws {
        let words = (0..<3_000).map { ##""w\##($0)":"#/S\##($0)""## }.joined(separator: ",")
        let schemas =
            ##"{"Pet":{"oneOf":[{"$ref":"#/S2999"}],"discriminator":{"propertyName":"kind","mapping":{\##(words)}}},"##
            + ##""S2999":{"type":"object","properties":{"kind":{"type":"string"}}}}"##
        #expect(try sample(schemas, at: "/Pet") == #"{"kind":"w2999"}"#)
    }

    @Test("Recursion is cut: optional properties go, required ones are stubs, lists are empty (THREATS S10)")
    func recursion() throws {
        let node = ##"{"type":"object","required":["next"],"properties":{"v":{"type":"integer"},"##
        #expect(try sample(node + ##""next":{"$ref":"#"},"other":{"$ref":"#"}}}"##) == #"{"v":0,"next":{}}"#)
        #expect(
            try sample(node + ##""kids":{"type":"array","items":{"$ref":"#"}}}}"##)
                == #"{"v":0,"kids":[],"next":"string"}"#)
        #expect(try sample(##"{"$ref":"#"}"##) == #""string""#)
        #expect(try sample(##"{"allOf":[{"$ref":"#"}]}"##) == #""string""#)
    }

    @Test("Twelve levels of ten references each stay within the budget (THREATS S12)")
    func explosion() throws {
        var parts: [String] = []
        for level in 0..<12 {
            let properties = (0..<10).map { "\"p\($0)\":{\"$ref\":\"#/l\(level + 1)\"}" }.joined(separator: ",")
            parts.append("\"l\(level)\":{\"type\":\"object\",\"properties\":{\(properties)}}")
        }
        let schema = "{" + parts.joined(separator: ",") + ",\"l12\":{\"type\":\"string\"}}"
        let text = try sample(schema, at: "/l0")
        #expect(text.utf8.count < 131_072)
    }

    @Test("The larger a sample is already, the less deep it goes on, but the top of it is whole")
    func wide() throws {
        let members = { (count: Int, value: String) in (0..<count).map { "\"p\($0)\":\(value)" }.joined(separator: ",")
        }
        let inner = "{\"type\":\"object\",\"properties\":{\(members(8, #"{"type":"integer"}"#))}}"
        let middle = "{\"type\":\"object\",\"properties\":{\(members(12, inner))}}"
        let text = try sample("{\"type\":\"object\",\"properties\":{\(members(200, middle))}}")
        let root = json(text)
        #expect(root.members.count(where: { _ in true }) == 200)
        #expect(root["p0"]?["p0"]?["p0"] != nil)
        #expect(root["p199"]?.members.first { _ in true } == nil)
        // 200 × 12 × 8 values could stand there.
        #expect(text.split(separator: ":").count < 1_500)
    }

    @Test(
        "Huge bounds do not allocate (THREATS S13)",
        arguments: [
            #"{"type":"array","items":{"type":"string"},"minItems":2000000000}"#,
            #"{"type":"string","minLength":2000000000}"#, #"{"type":"string","minLength":1e308}"#,
            #"{"type":"string","pattern":"^a{2000000000}$"}"#, #"{"type":"string","pattern":"^(a{60}){60}$"}"#,
            #"{"type":"integer","minimum":1e308}"#, #"{"type":"integer","multipleOf":0}"#,
            #"{"type":"number","multipleOf":1e-320,"minimum":1}"#, #"{"type":"integer","minimum":9223372036854775807}"#,
            #"{"type":"array","minItems":-1e308,"maxItems":1e400,"items":{}}"#,
            #"{"type":"number","minimum":1e400,"maximum":-1e400}"#,
        ])
    func hugeBounds(_ schema: String) throws {
        #expect(try sample(schema).utf8.count < 2_048)
    }

    @Test("A large example is passed over for a sample within the budget")
    func largeExample() throws {
        let schema = "{\"type\":\"string\",\"example\":\"\(String(repeating: "x", count: 70_000))\"}"
        #expect(try sample(schema) == #""string""#)
    }

    @Test("Schemas of wrong types give some value (THREATS S3)")
    func oddSchemas() throws {
        for keyword in [
            "type", "properties", "items", "allOf", "oneOf", "required", "enum", "examples", "discriminator",
        ] {
            for value in ["[]", "{}", "\"x\"", "5", "null", "[null]", "[{}]"] {
                _ = try sample("{\"\(keyword)\":\(value)}")
                _ = try sample("{\"\(keyword)\":\(value)}", .openAPI30, direction: .request)
            }
        }
        #expect(try sample("true") == #""string""#)
    }
}
