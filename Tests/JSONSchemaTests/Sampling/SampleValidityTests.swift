import JSONSchema
import SourceTree
import Testing

/// Schemas that make a valid sample hard to find.
@Suite("Valid samples")
struct SampleValidityTests {
    @Test(
        "A sample fits its schema",
        arguments: [
            #"{"allOf":[{"properties":{"a":{"minimum":3}}},{"properties":{"a":{"type":"integer","maximum":4}}}]}"#,
            #"{"allOf":[{"type":"object","required":["b"]},{"properties":{"b":{"type":"boolean"}}}]}"#,
            #"{"allOf":[{"minLength":10},{"maxLength":12},{"pattern":"^a"}],"type":"string"}"#,
            #"{"type":"string","pattern":"^[a-z]+$","minLength":20}"#,
            #"{"type":"string","pattern":"^(?!abc)[a-z]{3}$"}"#,
            #"{"type":"string","pattern":"^\\p{Lu}\\p{Ll}+\\u0041\\.\\x42$"}"#,
            #"{"type":"string","pattern":"^(?:x|y(?<n>[0-9]{2}))-[^a-z]$","minLength":4}"#,
            #"{"type":"array","uniqueItems":true,"minItems":4,"items":{"type":"string","pattern":"^[A-F0-9]{2}$"}}"#,
            #"{"type":"array","uniqueItems":true,"minItems":3,"items":{"enum":["a","b","c"]}}"#,
            #"{"type":"array","uniqueItems":true,"minItems":3,"items":{"type":"string","format":"hostname"}}"#,
            #"{"type":"array","contains":{"const":7},"minContains":2,"items":{"type":"integer"}}"#,
            #"{"type":"array","prefixItems":[{"const":"a"},{"type":"integer"}],"items":false,"minItems":2}"#,
            #"{"type":"array","minItems":12,"items":{"type":"object","required":["x"],"properties":{"x":{}}}}"#,
            #"{"type":"number","multipleOf":0.01,"exclusiveMinimum":0.1,"maximum":0.2}"#,
            #"{"type":"number","exclusiveMinimum":0.3,"exclusiveMaximum":0.30001}"#,
            #"{"type":"integer","multipleOf":7,"minimum":-22,"maximum":-15}"#,
            #"{"type":"integer","minimum":9223372036854775807}"#,
            #"{"type":"object","minProperties":3,"additionalProperties":{"type":"integer"}}"#,
            #"{"type":"object","minProperties":2,"propertyNames":{"pattern":"^x[0-9]{3}$"}}"#,
            #"{"type":"object","minProperties":2,"patternProperties":{"^[a-z]\\d$":{}},"additionalProperties":false}"#,
            #"{"type":"object","maxProperties":1,"properties":{"a":{},"b":{},"c":{}},"required":["b"]}"#,
            #"{"properties":{"a":{},"b":{},"c":{}},"dependentRequired":{"a":["d"]},"type":"object"}"#,
            #"{"properties":{"a":{}},"dependentSchemas":{"a":{"required":["z"],"properties":{"z":{"const":1}}}}}"#,
            #"{"type":"object","properties":{"a":{},"b":{}},"not":{"required":["a","b"]}}"#,
            #"{"type":"string","not":{"enum":["string"]},"minLength":1,"examples":["x"]}"#,
            #"{"properties":{"k":{"enum":["p","q"]}},"if":{"properties":{"k":{"const":"p"}}},"then":{"required":["r"]}}"#,
            #"{"properties":{"k":{"enum":["p"]}},"required":["k"],"if":{"properties":{"k":{"const":"z"}}},"then":false,"else":{"required":["e"],"properties":{"e":{"type":"integer"}}}}"#,
            #"{"oneOf":[{"type":"string"},{"type":"string","maxLength":3}]}"#,
            #"{"oneOf":[{"required":["a"]},{"required":["b"]}],"type":"object","properties":{"a":{},"b":{}}}"#,
            #"{"allOf":[{"anyOf":[{"type":"string"},{"type":"integer"}]},{"type":"integer"}]}"#,
            #"{"type":["string","integer"],"allOf":[{"type":["integer","boolean"]}]}"#,
            #"{"type":"string","example":5,"minLength":1}"#,
            #"{"type":"object","required":["a"],"properties":{"a":{"type":"string"}},"example":{"b":1}}"#,
            #"{"properties":{"a":{}},"unevaluatedProperties":false,"allOf":[{"properties":{"b":{}}}]}"#,
            #"{"type":"object","properties":{"a":{"type":"string"},"never":false}}"#,
            ##"{"$defs":{"f":{"oneOf":[{"$ref":"#/$defs/and"},{"type":"integer"}]},"and":{"type":"object","required":["all"],"properties":{"all":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/f"}}}}},"$ref":"#/$defs/f"}"##,
            ##"{"type":"object","required":["next"],"properties":{"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}}}"##,
        ])
    func valid(_ schema: String) throws {
        let text = try sample(schema)
        #expect(findings(text, schema, assertsFormat: true) == [], "\(text)")
    }

    @Test("The variant that was chosen is followed")
    func variant() throws {
        let root = json(#"{"type":"array","items":{"oneOf":[{"type":"integer"},{"type":"boolean"}]}}"#)
        let sampler = Sampler(dialect: .draft202012, references: references(in: root), direction: .none)
        let variant = try #require(root["items"]?["oneOf"]?[1])
        #expect(String(decoding: sampler.sample(of: root, variant: variant).root.json(), as: UTF8.self) == "[true]")
    }

    @Test(
        "What fits nothing still gives something, in bounded work (THREATS S10, S12)",
        arguments: [
            #"{"type":"string","minLength":5,"maxLength":2}"#, #"{"allOf":[{"type":"string"},{"type":"object"}]}"#,
            #"{"oneOf":[{"type":"string"},{"type":"string"}]}"#, "false", #"{"not":{}}"#,
            #"{"type":"array","uniqueItems":true,"minItems":9,"items":{"enum":[1,2]}}"#,
        ])
    func impossible(_ schema: String) throws {
        #expect(try sample(schema).utf8.count < 2_048)
    }

    @Test("S12: combinations of combinations end within the budget of work")
    func combinations() throws {
        let variants = (0..<20).map { ##"{"required":["v\##($0)"],"properties":{"n":{"$ref":"#"}}}"## }
        let list = variants.joined(separator: ",")
        let schema = "{\"allOf\":[{\"oneOf\":[\(list)]},{\"oneOf\":[\(list)]},{\"anyOf\":[\(list)]},{\"not\":{}}]}"
        #expect(try sample(schema).utf8.count < 65_536)
    }
}
