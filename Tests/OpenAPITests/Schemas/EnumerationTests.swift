import SourceTree
import Testing

@testable import OpenAPI

@Suite("Enumerations")
struct EnumerationTests {
    @Test(
        "Values come with their names and meanings, however the author gives them",
        arguments: [
            #"{"enum":["a","b"],"x-enum-varnames":["A","B"],"x-enum-descriptions":["Ay","Bee"]}"#,
            #"{"enum":["a","b"],"x-enumNames":["A","B"],"x-enumDescriptions":{"a":"Ay","b":"Bee"}}"#,
            #"{"enum":["a","b"],"x-ms-enum":{"values":[{"value":"b","name":"B","description":"Bee"},{"value":"a","name":"A","description":"Ay"}]}}"#,
            #"{"oneOf":[{"const":"a","title":"A","description":"Ay"},{"const":"b","title":"B","description":"Bee"},{"type":"null"}]}"#,
            #"{"anyOf":[{"enum":["a"],"title":"A","description":"Ay"},{"enum":["b"],"title":"B","description":"Bee"}]}"#,
        ])
    func values(json: String) async throws {
        let values = try await Reading.schema(json).enumerationValues
        #expect(values.compactMap(\.value.string) == ["a", "b"])
        #expect(values.map(\.name) == ["A", "B"])
        #expect(values.map(\.description) == ["Ay", "Bee"])
    }

    @Test("Lists of the wrong length or type explain nothing (THREATS S3)")
    func odd() async throws {
        for names in ["[]", "[null]", "5", #"{"x":"y"}"#, #"[{"a":1}]"#] {
            let values = try await Reading.schema("{\"enum\":[1,2],\"x-enum-varnames\":\(names)}").enumerationValues
            #expect(values.count == 2 && values.allSatisfy { $0.name == nil })
        }
    }

    @Test("Alternatives that hold more than a constant are no enumeration")
    func alternatives() async throws {
        #expect(try await !Reading.schema(#"{"oneOf":[{"const":"a"},{"type":"string"}]}"#).isEnumerationOfConstants)
        #expect(try await Reading.schema(#"{"oneOf":[{"const":"a"}]}"#).isEnumerationOfConstants)
        #expect(try await !Reading.schema(#"{"oneOf":[]}"#).isEnumerationOfConstants)
    }
}
