import OpenAPI
import SourceTree
import Testing

@testable import TokenDesk

@Suite("Where resources are listed")
struct ResourceSourceTests {
    static func sources(_ extension: String) async throws -> [ResourceSource] {
        let text = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"x-portico-resources":\(`extension`),
             "paths":{"/cars":{"get":{"operationId":"listCars","responses":{}}},
              "/groups":{"get":{"operationId":"listGroups","responses":{}}}}}
            """
        let document = try await DocumentReader(source: NoSource()).read("t.json", bytes: Array(text.utf8))
        return ResourceSource.all(in: document)
    }

    @Test("A source names the operation, its query and where the answer says what")
    func whole() async throws {
        let sources = try await Self.sources(
            #"""
            {"car":{"title":"Cars","list":"listCars","query":{"limit":"200","all":true},"page":"page","items":"/items",
             "id":"/id","label":"/name","groups":{"title":"Car groups","pointer":"/groupIds","list":"listGroups",
             "items":"","id":"/id"}}}
            """#)
        let source = try #require(sources.first)
        #expect(sources.count == 1 && source.kind == "car" && source.title == "Cars")
        #expect(source.listing.operation.description == "listCars" && source.listing.page == "page")
        #expect(source.listing.query.map { "\($0.name)=\($0.value)" } == ["limit=200", "all=true"])
        #expect(
            source.listing.items == JSONPointer(tokens: ["items"])
                && source.listing.label == JSONPointer(tokens: ["name"]))
        #expect(source.groups?.title == "Car groups" && source.groups?.pointer == JSONPointer(tokens: ["groupIds"]))
        #expect(source.groups?.listing?.operation.description == "listGroups")
        #expect(source.groups?.listing?.items == JSONPointer() && source.groups?.listing?.label == nil)
    }

    @Test(
        "What names no operation or no place in its answer is left out",
        arguments: [
            "{}", "[]", "3", #"{"car":{}}"#, #"{"car":{"list":"nowhere","items":"/a","id":"/b"}}"#,
            #"{"car":{"list":"listCars","id":"/b"}}"#, #"{"car":{"list":"listCars","items":"/a"}}"#,
            #"{"car":{"list":"listCars","items":"a","id":"/b"}}"#, #"{"":{"list":"listCars","items":"/a","id":"/b"}}"#,
        ])
    func gaps(text: String) async throws {
        #expect(try await Self.sources(text).isEmpty)
    }

    @Test("Groups need no list of their own")
    func groups() async throws {
        let sources = try await Self.sources(
            #"{"car":{"list":"listCars","items":"/a","id":"/b","groups":{"pointer":"/g"}},"x":{"list":"listCars","items":"","id":"","groups":{}}}"#
        )
        #expect(sources.map(\.title) == ["car", "x"])
        #expect(sources.first?.groups?.title == "Groups" && sources.first?.groups?.listing == nil)
        #expect(sources.last?.groups == nil)
    }
}
