import SourceTree
import Testing

@testable import OpenAPI

@Suite("Ids of operations and schemas")
struct IdentifierTests {
    static func document(_ names: [String]) async throws -> Document {
        let members = names.enumerated().map { index, name in
            #""/p\#(index)": {"get": {"operationId": \#(name)}}"#
        }.joined(separator: ", ")
        return try await Reading.document(Reading.json(#""paths": {\#(members)}"#))
    }

    @Test(
        "A safe and unique operationId is the id (THREATS S19)",
        arguments: ["getPet", "pets.list", "a-b_c~d", "0", "__proto__", String(repeating: "a", count: 80)])
    func plain(name: String) async throws {
        let document = try await Self.document([#""\#(name)""#])
        #expect(document.operations.first?.id.description == name)
        #expect(document.operation(OperationID(name))?.path == "/p0")
    }

    @Test(
        "Others get a slug that is safe in a path (THREATS S19)",
        arguments: [
            #""../../x""#, #""..""#, #"".""#, #""a/b""#, #""a b""#, #""""#, #""é""#, "5", "null", #"{"a": 1}"#,
            #""a\u0000b""#, #""%2e%2e""#, #""<script>""#,
            #""\#(String(repeating: "a", count: 81))""#,
        ])
    func slug(name: String) async throws {
        let document = try await Self.document([name])
        let id = try #require(document.operations.first).id.description
        #expect(id.hasPrefix("get-p0-"))
        #expect(Slug.isSafe(id))
        #expect(document.operation(OperationID(id)) != nil)
    }

    @Test("Ids are unique whatever the author writes (THREATS S19)")
    func unique() async throws {
        let first = try await Self.document([#""a/b""#])
        let slug = try #require(first.operations.first).id.description
        let document = try await Self.document([
            #""a/b""#, #""same""#, #""same""#, #""\#(slug)""#, #""é""#, #""e\u0301""#,
        ])
        let ids = document.operations.map(\.id)
        #expect(Set(ids).count == 6)
        #expect(ids[3].description == slug)
        #expect(ids[0].description == slug + "-2")
        for (id, operation) in zip(ids, document.operations) { #expect(document.operation(id) == operation) }
    }

    @Test("An id stays when other operations come and go")
    func stable() async throws {
        let one = try await Reading.document(Reading.json(#""paths": {"/b": {"get": {}}}"#))
        let two = try await Reading.document(
            Reading.json(#""paths": {"/a": {"get": {}}, "/b": {"post": {}, "get": {}}}"#))
        #expect(two.operations.map(\.id).contains(try #require(one.operations.first).id))
    }

    @Test("Schemas go by their name, or by a slug (THREATS S19)")
    func schemas() async throws {
        let document = try await Reading.document(
            Reading.json(
                #""components": {"schemas": {"Pet": {}, "a/b": {}, "a b": true, "..": {}, "é": {}, "wrong": 5, "Alias": {"$ref": "x"}}}"#
            ))
        let schemas = document.schemas
        #expect(schemas.map(\.name) == ["Pet", "a/b", "a b", "..", "é", "Alias"])
        #expect(schemas[0].id.description == "Pet")
        #expect(schemas[1].id.description.hasPrefix("a-b-"))
        #expect(Set(schemas.map(\.id)).count == 6)
        for schema in schemas {
            #expect(Slug.isSafe(schema.id.description))
            #expect(document.schema(schema.id) == schema)
        }
    }

    @Test("FNV-1a, folded to 32 bits")
    func hash() {
        // FNV-1a 64 of the empty text is its offset basis, cbf29ce484222325; of "a" it is af63dc4c8601ec8c.
        #expect(Slug.hash("") == "4fd0bfc1")
        #expect(Slug.hash("a") == "296230c0")
    }
}
