import JSONSchema
import SourceTree
import Testing

@Suite("Schema plans")
struct SchemaPlansTests {
    private static let schema = json(
        ##"""
        {"type":"array","items":{"oneOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}]},"$defs":{
        "a":{"required":["kind","n"],"properties":{"kind":{"const":"a"},"n":{"type":"integer","minimum":3}},
        "unevaluatedProperties":false},
        "b":{"required":["kind"],"properties":{"kind":{"const":"b"},"text":{"pattern":"^x+$","maxLength":4}},
        "propertyNames":{"maxLength":4}}}}
        """##)
    private static let instances = [
        #"[{"kind":"a","n":3},{"kind":"b","text":"xx"}]"#, #"[{"kind":"a","n":1},{"kind":"b","text":"y"}]"#,
        #"[{"kind":"a","n":"3","more":1},{"kind":"b","longer":"xxxxx"}]"#, "{}", #"[{}]"#,
    ].map(json)

    private static func reports(_ validator: Validator) -> [ValidationReport] {
        instances.map { validator.report(for: $0, against: schema) }
    }

    private static func validator() -> Validator {
        Validator(dialect: .draft202012, references: references(in: schema), assertsFormat: true)
    }

    @Test("A validation after others says the same as one that is the first")
    func again() {
        let shared = Self.validator()
        let first = Self.reports(shared)
        #expect(first.map(\.isValid) == [true, false, false, false, false])
        #expect(Self.reports(shared) == first)
        #expect(Self.instances.map { Self.validator().report(for: $0, against: Self.schema) } == first)
    }

    @Test("Many at once say the same as one alone")
    func atOnce() async {
        let expected = Self.reports(Self.validator())
        let shared = Self.validator()
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 { group.addTask { (0..<20).allSatisfy { _ in Self.reports(shared) == expected } } }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test("One schema under two dialects is two plans")
    func dialects() {
        let schema = json(#"{"minimum":3,"exclusiveMinimum":true}"#)
        let references = references(in: schema)
        let instance = json("3")
        for _ in 0..<2 {
            let found = [Dialect.openAPI30, .draft202012].map {
                Validator(dialect: $0, references: references, assertsFormat: false)
                    .findings(for: instance, against: schema).map(\.keyword)
            }
            // The older flag excludes the bound itself, the newer keyword is a number and here no bound at all.
            #expect(found == [["minimum"], []])
        }
    }

    @Test("More schemas than are kept are all checked (THREATS S18)")
    func many() {
        let names = (0..<40_000).map { "\"k\($0)\":{\"type\":\"integer\",\"maximum\":\($0)}" }.joined(separator: ",")
        let schema = json("{\"properties\":{\(names)}}")
        let values = (0..<40_000).map { "\"k\($0)\":\($0 == 39_999 ? 40_000 : $0)" }.joined(separator: ",")
        let instance = json("{\(values)}")
        let validator = Validator(dialect: .draft202012, references: references(in: schema), assertsFormat: false)
        for _ in 0..<2 {
            #expect(
                validator.findings(for: instance, against: schema).map(\.instance.description) == ["/k39999"])
        }
    }
}
