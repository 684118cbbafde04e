import OpenAPI
import Testing

@testable import Pages

@Suite("The order of tags")
struct TagOrderTests {
    static func document(tags: String, root: String = "", used: [String]) -> String {
        let paths = used.enumerated().map { number, tag in
            #""/p\#(number)":{"get":{"tags":["\#(tag)"],"responses":{"200":{"description":"ok"}}}}"#
        }.joined(separator: ",")
        return #"{"openapi":"3.2.0","info":{"title":"T","version":"1"},"tags":\#(tags)\#(root),"paths":{\#(paths)}}"#
    }

    @Test("Groups come in their order, with what is in none at the end")
    func groups() async throws {
        let fixture = try await Fixture(
            Self.document(
                tags: #"[{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"}]"#,
                root: #","x-tagGroups":[{"name":"Second","tags":["d","nope"]},{"name":"First","tags":["a","d"]}]"#,
                used: ["a", "b", "c", "d"]))
        let places = fixture.outline.sections.map { "\($0.title) \($0.group ?? "-")" }
        #expect(places == ["d Second", "a First", "b Others", "c Others"])
    }

    @Test("Tags stand below their parents, named with all above them")
    func parents() async throws {
        let fixture = try await Fixture(
            Self.document(
                tags:
                    #"[{"name":"leaf","parent":"mid"},{"name":"top","summary":"Top"},{"name":"mid","parent":"top"},{"name":"free"}]"#,
                used: ["leaf", "top", "mid", "free"]))
        let places = fixture.outline.sections.map { "\($0.title) \($0.group ?? "-")" }
        #expect(places == ["Top -", "mid Top", "leaf Top › mid", "free -"])
    }

    @Test("Parents that lead round or nowhere lose no tag (THREATS S10)")
    func cycles() async throws {
        let fixture = try await Fixture(
            Self.document(
                tags:
                    #"[{"name":"a","parent":"b"},{"name":"b","parent":"a"},{"name":"c","parent":"c"},{"name":"d","parent":"gone"}]"#,
                used: ["a", "b", "c", "d"]))
        #expect(fixture.outline.sections.map(\.title) == ["a", "b", "c", "d"])
    }

    @Test("Internal operations are listed for those alone who ask for them")
    func hidden() async throws {
        let text = Fixture.zoo.replacing(
            #""operationId":"listVisits","#, with: #""operationId":"listVisits","x-internal":true,"#)
        let fixture = try await Fixture(text)
        #expect(fixture.outline.sections.map(\.title) == ["Animals", "Visits"])
        let closed = Outline(document: fixture.document.withoutInternal(), id: "zoo")
        #expect(closed.sections.map(\.title) == ["Animals"])
    }
}
