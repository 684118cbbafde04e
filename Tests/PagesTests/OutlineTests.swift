import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct OutlineTests {
    private func large() async throws -> Fixture {
        let paths = (0..<300).map { number in
            #""/p\#(number)":{"get":{"operationId":"op\#(number)","tags":["T\#(number / 30)"],"summary":"Operation \#(number)","responses":{}}}"#
        }
        return try await Fixture(
            #"{"openapi":"3.1.0","info":{"title":"L","version":"1"},"paths":{\#(paths.joined(separator: ","))}}"#)
    }

    private func sidebar(_ fixture: Fixture, _ current: Sidebar.Current) throws -> [Element] {
        var html = HTML()
        fixture.outline.sidebar.write(current: current, frame: fixture.frame, into: &html)
        return try #require(Element.all(in: html.description))
    }

    @Test func `neighbours go on into the next tag`() async throws {
        let fixture = try await Fixture()
        let names = try ["listAnimals", "addAnimal", "getAnimal", "listVisits"].map { id in
            let neighbours = fixture.outline.neighbours(of: try fixture.operation(id))
            return [neighbours.previous?.id.description, neighbours.next?.id.description]
        }
        #expect(
            names == [
                [nil, "addAnimal"], ["listAnimals", "getAnimal"], ["addAnimal", "listVisits"], ["getAnimal", nil],
            ])
    }

    @Test func `exactly one entry of the sidebar is the current one`() async throws {
        let fixture = try await Fixture()
        let id = try fixture.operation("getAnimal").id
        let current = try sidebar(fixture, .operation(id, in: "animals")).filter { $0.has("aria-current") }
        #expect(current.map { $0.attributes["href"] } == ["/zoo/operations/getAnimal"])
        #expect(
            try sidebar(fixture, .overview).filter { $0.has("aria-current") }.map { $0.attributes["href"] } == ["/zoo"])
        #expect(try sidebar(fixture, .none).allSatisfy { !$0.has("aria-current") })
    }

    @Test func `a long sidebar holds the entries of the open tag, the others are fetched`() async throws {
        let fixture = try await large()
        let id = try fixture.operation("op42").id
        let elements = try sidebar(fixture, .operation(id, in: "t1"))
        #expect(elements.filter { $0.name == "li" }.count == 30)
        #expect(elements.filter { $0.attributes["data-behavior"] == "lazy" }.count == 9)
        #expect(fixture.outline.sidebar.entries(slug: "t2", changes: nil).description.components("<li>").count == 31)
    }

    @Test func `the overview of many operations leaves the later tags to be fetched`() async throws {
        let fixture = try await Fixture()
        let small = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        #expect(!small.contains("part=rows"))
        #expect(small.components("class=\"row").count > 4)
        #expect(small.contains("id=\"d-op-addAnimal\""))
    }

    @Test func `slugs are short, lower case and different`() {
        #expect(
            TagSlug.slugs(for: ["Vehicle groups", "vehicle-groups", "Ärger", "", "../x", "日本", "a/b"]) == [
                "vehicle-groups", "vehicle-groups-2", "rger", "tag", "x", "tag-2", "a-b",
            ])
    }

    @Test func `the server's URL has its variables filled in`() async throws {
        let outline = try await Fixture().outline
        #expect(outline.serverURL(ChosenServer()) == "https://vienna.zoo.example/v1")
        #expect(outline.serverURL(ChosenServer(variables: ["city": "berlin"])) == "https://berlin.zoo.example/v1")
        #expect(outline.serverURL(ChosenServer(index: 1)) == "https://test.example")
        #expect(outline.serverURL(ChosenServer(index: 99)) == "https://vienna.zoo.example/v1")
    }

    @Test func `servers have the labels people know`() async throws {
        let fixture = try await Fixture()
        let text = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        for part in [
            ">Servers<", "https://{city}.zoo.example/{v} - Live", "Computed URL: ", "https://vienna.zoo.example/v1",
            "Server variables", "name=\"v.city\"", "OAS 3.1", ">1.2<", ">/zoo/description<", ">Schemas<", ">Webhooks<",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }
}

/// Tags below tags: folds within folds.
@Suite struct SidebarTreeTests {
    private static func text(_ current: (Fixture) throws -> Sidebar.Current, count: Int = 1) async throws -> String {
        let fixture = try await Fixture(
            TagOrderTests.document(
                tags: #"""
                    [{"name":"leaf","parent":"mid"},{"name":"top","summary":"Top"},{"name":"mid","parent":"top"},
                     {"name":"free"},{"name":"other","parent":"free"},{"name":"read","description":"Only words."},{"name":"bare"}]
                    """#,
                used: ["top", "free", "other"] + Array(repeating: "leaf", count: count)))
        var html = HTML()
        fixture.outline.sidebar.write(current: try current(fixture), frame: fixture.frame, into: &html)
        return html.description
    }

    @Test func `a tag stands within the folds of those above it, also where they have no operations`() async throws {
        let text = try await Self.text { _ in .none }
        let leaf = try #require(text.components(">leaf<").first)
        #expect(leaf.components("<details").count - leaf.components("</details>").count == 3)
        let free = try #require(text.components(">free<").first)
        #expect(free.components("<details").count - free.components("</details>").count == 1)
        #expect(text.contains(">Top<"))
        #expect(text.contains(">mid<"))
        #expect(text.contains(">read<"))
        #expect(!text.contains(">bare<"))
    }

    @Test func `the folds around the current operation stand open, the others do not`() async throws {
        let text = try await Self.text(
            { fixture in
                let section = try #require(fixture.outline.sections.first { $0.title == "leaf" })
                return .operation(try #require(section.operations.first).id, in: section.slug)
            }, count: 100)
        #expect(text.components("<details open").count == 4)
        #expect(text.components("aria-current").count == 2)
        #expect(try #require(Element.all(in: text)).allSatisfy { $0.name != "li" || $0.ancestors.contains("details") })
    }

    @Test func `groups fold and begin open`() async throws {
        let fixture = try await Fixture(
            TagOrderTests.document(
                tags: #"[{"name":"a"},{"name":"b"}]"#, root: #","x-tagGroups":[{"name":"Group","tags":["a"]}]"#,
                used: ["a", "b"]))
        var html = HTML()
        fixture.outline.sidebar.write(current: .none, frame: fixture.frame, into: &html)
        let text = html.description
        #expect(text.components("<details open").count == 3)
        let group = try #require(text.components("Group").first)
        #expect(group.hasSuffix("<span><bdi>") || group.contains("<summary"))
    }
}
