import Testing

@testable import OpenAPI

@Suite("Versions of one API")
struct CatalogGroupsTests {
    static func groups(
        _ descriptions: [(id: String, title: String, version: String)], named: [CatalogID: String] = [:]
    ) async throws -> CatalogGroups {
        let catalog = Catalog(descriptions.map { (CatalogID(name: $0.id), $0.id) }, groups: named)
        for (id, title, version) in descriptions {
            let text = #"{"openapi": "3.1.0", "info": {"title": "\#(title)", "version": "\#(version)"}, "paths": {}}"#
            catalog.publish(try await Reading.document(text), as: CatalogID(name: id))
        }
        return CatalogGroups(catalog.entries)
    }

    static func names(_ groups: CatalogGroups) -> [[String]] { groups.groups.map { $0.entries.map(\.id.description) } }

    @Test("Descriptions with the same title are versions of one API, the newest first")
    func titles() async throws {
        let groups = try await Self.groups([
            ("a", "Shop", "1.9"), ("x", "Other", "1"), ("b", "Shop", "1.10"), ("u", "", "1"), ("w", "", "2"),
            ("c", "Shop API v2", "2"),
            ("d", "shop api", "3"),
        ])
        #expect(Self.names(groups) == [["b", "a"], ["x"], ["u"], ["w"], ["d", "c"]])
    }

    @Test("Descriptions whose names differ in a version alone belong together; a number at the end is none")
    func stems() async throws {
        let groups = try await Self.groups([
            ("pet-2.0", "A", "1"), ("pet-v3", "B", "2"), ("api-2", "C", "1"), ("api-3", "D", "1"),
        ])
        #expect(Self.names(groups) == [["pet-v3", "pet-2.0"], ["api-2"], ["api-3"]])
    }

    @Test("The operator's word goes before titles and names")
    func named() async throws {
        let groups = try await Self.groups(
            [("a", "Shop", "1"), ("b", "Shop", "2"), ("c", "Store", "3")],
            named: [CatalogID(name: "b"): "S", CatalogID(name: "c"): "S"])
        #expect(Self.names(groups) == [["a"], ["c", "b"]])
        #expect(groups.groups[1].title == "S")
    }

    @Test("The version before is the newest of those that are older")
    func predecessor() async throws {
        let groups = try await Self.groups([
            ("a", "Shop", "1.0"), ("b", "Shop", "2.0-rc.1"), ("c", "Shop", "2.0"), ("d", "Shop", "2.0"),
        ])
        #expect(groups.predecessor(of: CatalogID(name: "d"))?.id.description == "b")
        #expect(groups.predecessor(of: CatalogID(name: "b"))?.id.description == "a")
        #expect(groups.predecessor(of: CatalogID(name: "a")) == nil)
    }

    @Test(
        "Versions are put in order by their numbers, whatever their length",
        arguments: [
            ("1.9", "1.10"), ("v1", "v2"), ("2.0.0-rc.1", "2.0.0"), ("1", "1.0.1"), ("2024-02-01", "2024-11-01"),
            ("1", "99999999999999999999999999999999"), ("", "0"), ("beta", "1"),
        ])
    func order(earlier: String, later: String) {
        #expect(VersionNumber(earlier) < VersionNumber(later))
        #expect(!(VersionNumber(later) < VersionNumber(earlier)))
    }

    @Test("An operation is known again in another version by method and path, else by operationId")
    func counterpart() async throws {
        let old = try await Reading.document(
            Reading.json(#""paths": {"/a/{x}": {"get": {}}, "/b": {"get": {"operationId": "list"}}}"#))
        let new = try await Reading.document(
            Reading.json(#""paths": {"/a/{y}": {"get": {}}, "/c": {"get": {"operationId": "list"}}}"#))
        #expect(old.operations.map { new.counterpart(of: $0)?.path } == ["/a/{y}", "/c"])
    }
}
