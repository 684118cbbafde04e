import Execution
import JSONSchema
import Markup
import OpenAPI
import SourceTree
import Testing

@testable import Pages

@Suite("Odd descriptions")
struct OddDescriptionTests {
    /// Every page of a description by the name of its subject: operationId, schema, nothing for the overview.
    private static func pages(_ fixture: Fixture) -> [(name: String, text: String)] {
        let (frame, document) = (fixture.frame, fixture.document)
        var pages = [("", OverviewPage(frame: frame, document: document).html())]
        for operation in document.operations + document.webhooks {
            let page = OperationPage(frame: frame, document: document, operation: operation)
            pages.append((operation.operationId ?? operation.id.description, page.html()))
        }
        for schema in document.schemas {
            pages.append((schema.name, SchemaPage(frame: frame, document: document, schema: schema).html()))
        }
        for section in fixture.outline.sections {
            pages.append(("#" + section.title, TagPage(frame: frame, document: document, section: section).html()))
        }
        return pages.map { ($0.0, $0.1.description) }
    }

    /// What a reader sees of the main part, words parted by single blanks.
    private static func visible(_ page: String) -> String {
        let main = page.components("<main")[1]
        var text = main.replacing("<wbr>", with: "").replacing(#/<[^>]*>/#, with: " ")
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.replacing(reference, with: character)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("Its pages hold all that it says", arguments: OddDescriptions.all)
    func pages(_ odd: OddDescriptions.Case) async throws {
        let pages = Self.pages(try await Fixture(odd.text))
        for (name, text) in pages {
            let elements = try #require(Element.all(in: text), "\(name): tags that do not end")
            let ids = elements.compactMap { $0.attributes["id"] }
            #expect(Set(ids).count == ids.count, "\(name): an id twice")
        }
        for (name, words) in odd.words {
            let name = name.hasPrefix("#") ? String(name.dropFirst()) : name
            let page = try #require(pages.first { $0.name == name }, "\(name)")
            let text = Self.visible(page.text)
            for word in words { #expect(text.contains(word), "\(name): \(word) in \(text)") }
        }
    }

    @Test(
        "What it draws as a sample fits, and Markdown, search and diagnostics come to an end",
        arguments: OddDescriptions.all)
    func texts(_ odd: OddDescriptions.Case) async throws {
        let document = try await Fixture(odd.text).document
        for operation in document.operations {
            #expect(!OperationMarkdown(operation: operation, server: "/").text.isEmpty)
            _ = RequestDefaults(document: document).call(for: operation)
        }
        #expect(DocumentSearch(document).results(for: SearchQuery("ok")).total >= 0)
        #expect(document.diagnostics.allSatisfy { !$0.message.isEmpty })
    }

    @Test("Previous and next go through all operations, each once, whatever their tags")
    func neighbours() async throws {
        let odd = try #require(OddDescriptions.all.first { $0.name == "tags" })
        let fixture = try await Fixture(odd.text)
        var operation = fixture.document.operations.first { fixture.outline.neighbours(of: $0).previous == nil }
        var met: [String] = []
        while let next = operation, met.count < 10 {
            met.append(next.id.description)
            operation = fixture.outline.neighbours(of: next).next
        }
        #expect(met.sorted() == ["two", "untagged"])
    }

    @Test(
        "Odd paths are filled in as their authors mean them",
        arguments: [
            ("root", "https://api.test/v1/"), ("cancel", "https://api.test/v1/projects/p1:cancel"),
            ("dotted", "https://api.test/v1/files/a%20b.pdf"), ("joined", "https://api.test/v1/x/12"),
            ("dashed", "https://api.test/v1/y/1-2"), ("query", "https://api.test/v1/search?type=car&page=2"),
            ("known", "https://api.test/v1/.well-known/a.json"),
            ("odata", "https://api.test/v1/odata/Users('o%27b')/$count"), ("hash", "https://api.test/v1/a/z"),
            ("space", "https://api.test/v1/with%20space/z"),
        ])
    func paths(_ id: String, _ expected: String) async throws {
        let odd = try #require(OddDescriptions.all.first { $0.name == "paths" })
        let document = try await Fixture(odd.text).document
        let operation = try #require(document.operation(OperationID(id)))
        let prefilled = RequestDefaults(document: document).call(for: operation)
        var call = Call(operation: operation, server: ServerChoice())
        call.parameters = prefilled.parameters
        let request = try RequestBuilder(document: document, baseURL: nil).request(for: call)
        #expect(request.url() == expected)
    }

    @Test("A variant that holds itself is drawn with another one inside")
    func recursion() async throws {
        let odd = try #require(OddDescriptions.all.first { $0.name == "recursive" })
        let document = try await Fixture(odd.text).document
        let tree = try #require(document.schema(named: "Tree"))
        let branch = try #require(tree.alternatives.first { $0.name == "Branch" })
        let sample = document.sample(of: tree, variant: branch.site, direction: .none)
        #expect(sample["kind"]?.string == "branch")
        #expect(sample["left"]?["kind"]?.string == "leaf")
    }
}
