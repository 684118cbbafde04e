import Foundation
import OpenAPI
import SourceTree
import TestSupport
import Testing

@testable import Pages

@Suite struct StaticSiteTests {
    @Test func `every address of every page leads to a file that is there`() async throws {
        let files = try await Self.files(of: [Self.document(Fixture.zoo)])
        try Self.check(files)
        #expect(
            Set(files.keys).isSuperset(of: [
                "index.html", "search.html", "search-index.js", "description.json", "tags/animals.html",
                "operations/addanimal.html", "operations/born.html", "schemas/animal.html",
            ]))
    }

    @Test(
        "A real description's pages hang together", .enabled(if: Corpus.isPresent),
        arguments: [
            "specs/petstore/petstore-2.0.json", "specs/petstore/petstore-3.0.json", "specs/museum/museum-3.1.yaml",
        ])
    func corpus(path: String) async throws {
        guard let url = Corpus.url(path) else { return }
        let files = try await Self.files(of: [
            Self.document(String(decoding: Data(contentsOf: url), as: UTF8.self), at: url.path)
        ])
        #expect(files.count > 20)
        try Self.check(files)
    }

    @Test func `several descriptions have a folder each and a catalog before them`() async throws {
        let zoo = try await Self.document(Fixture.zoo)
        let files = Self.files(of: [zoo, zoo])
        try Self.check(files)
        #expect(files["index.html"]?.contains("href=\"zoo-2/index.html\"") == true)
        #expect(files["zoo/operations/addanimal.html"]?.contains("href=\"../../index.html\"") == true)
    }

    @Test func `versions of one API say what changed, each since the one before, with breaking changes by themselves`()
        async throws
    {
        func text(_ version: Int, _ required: Bool, _ more: String) -> String {
            """
            {"openapi":"3.1.0","info":{"title":"Depot","version":"\(version).0"},"paths":{
             "/a":{"get":{"operationId":"a","parameters":[{"name":"q","in":"query","required":\(required),
              "schema":{"type":"string"}}],"responses":{}}}\(more)}}
            """
        }
        let documents = try await [
            Self.document(text(1, false, "")),
            Self.document(text(2, true, #","/b":{"get":{"operationId":"b","responses":{}}}"#)),
        ]
        let files = Self.files(of: documents)
        try Self.check(files)
        let all = try #require(files["zoo-2/changes.html"])
        #expect(all.contains("id=\"d-change-a\"") && all.contains("id=\"d-change-b\""))
        let breaking = try #require(files["zoo-2/changes-breaking.html"])
        #expect(breaking.contains("id=\"d-change-a\"") && !breaking.contains("id=\"d-change-b\""))
        #expect(files["zoo-2/operations/a.html"]?.contains("href=\"../changes.html#d-change-a\"") == true)
        #expect(files["zoo-2/index.html"]?.contains("href=\"changes.html\"") == true)
        #expect(files["index.html"]?.contains("href=\"zoo-2/changes.html\"") == true)
        #expect(files["zoo/changes.html"] == nil)
        #expect(files == Self.files(of: documents))
    }

    @Test func `the same description gives the same bytes, also where a body has a boundary`() async throws {
        let item = #"{"type":"object","properties":{"x":{"type":"array","items":{"type":"string"}}}}"#
        let text = """
            {"openapi":"3.2.0","info":{"title":"Depot","version":"1"},"servers":[{"url":"https://h.example"}],
             "paths":{"/a":{
             "post":{"operationId":"a","requestBody":{"content":{"multipart/form-data":{"schema":\(item),
              "encoding":{"x":{"contentType":"multipart/mixed"}}}}},"responses":{}},
             "put":{"operationId":"b","requestBody":{"content":{"multipart/mixed":{"schema":{"type":"array",
              "prefixItems":[\(item),{"type":"string"}]}}}},"responses":{}}}}}
            """
        let files = Self.files(of: [try await Self.document(text)])
        #expect(files.values.contains { $0.contains("boundary=portico") })
        #expect(try await Self.files(of: [Self.document(text)]) == files)
    }

    @Test func `a search over several descriptions finds APIs, and operations in the newest version that has them`()
        async throws
    {
        let texts = ["a", "b"].map { path in
            #"{"openapi":"3.1.0","info":{"title":"Depot","version":"\#(path == "a" ? 1 : 2)"},"paths":{"/both":{"get":{"responses":{}}},"/\#(path)":{"get":{"responses":{}}}}}"#
        }
        let files = Self.files(of: try await [Self.document(texts[0]), Self.document(texts[1])])
        try Self.check(files)
        let index = try #require(files["search-index.js"])
        #expect(index.components(separatedBy: "\"API\"").count == 2)
        #expect(index.components(separatedBy: "\"/both\"").count == 2)
        for path in ["zoo/operations/", "zoo-2/operations/"] { #expect(index.contains("\"\(path)"), "\(path)") }
        #expect(files["index.html"]?.contains("data-index=\"search-index.js\"") == true)
    }

    @Test func `nothing that needs a server is offered, and a sentence says so`() async throws {
        let files = try await Self.files(of: [Self.document(Fixture.zoo)])
        for (path, text) in files where path.hasSuffix(".html") {
            for word in [
                "method=\"post\"", "data-fragment", "csrf", ">Execute<", "Authorize<", "type=\"module\"", "/theme",
            ] {
                #expect(!text.contains(word), "\(path): \(word)")
            }
            #expect(text.contains("http-equiv=\"Content-Security-Policy\""))
        }
        let operation = try #require(files["operations/addanimal.html"])
        #expect(operation.contains("files without a server"))
        #expect(operation.contains("curl"))
    }

    @Test func `the same description gives the same bytes`() async throws {
        let one = try await Self.files(of: [Self.document(Fixture.zoo)])
        let other = try await Self.files(of: [Self.document(Fixture.zoo)])
        #expect(one == other)
    }

    @Test func `operations whose ids differ only in case have files of their own`() async throws {
        let text = """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{
             "/a":{"get":{"operationId":"Get","responses":{}}},"/b":{"get":{"operationId":"get","responses":{}}},
             "/c":{"get":{"operationId":"CON","responses":{}}},"/d":{"get":{"operationId":"../../x","responses":{}}}}}
            """
        let files = try await Self.files(of: [Self.document(text)])
        try Self.check(files)
        #expect(files.keys.filter { $0.hasPrefix("operations/") }.count == 4)
        #expect(Set(files.keys.map { $0.lowercased() }).count == files.count)
    }

    @Test func `S10: a tag with thousands of operations costs a page no more than one with a hundred`() async throws {
        let paths = (0..<1_500).map {
            "\"/p\($0)\":{\"get\":{\"operationId\":\"o\($0)\",\"tags\":[\"t\"],\"responses\":{}}}"
        }
        let text =
            "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{\(paths.joined(separator: ","))}}"
        let files = try await Self.files(of: [Self.document(text)])
        let page = try #require(files["operations/o700.html"])
        #expect(page.utf8.count < 60_000)
        #expect(page.contains("o699.html") && page.contains("href=\"../tags/t.html\""))
    }

    @Test func `R5: no text of a description ends the index or its strings`() async throws {
        let text =
            #"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"operationId":"a","summary":"</script>\"];alert(1)\u2028\\","responses":{}}}}}"#
        let files = try await Self.files(of: [Self.document(text)])
        let index = try #require(files["search-index.js"])
        let rows = index.dropFirst("globalThis.porticoIndex = ".count).dropLast(";\n".count)
        let json = rows.replacingOccurrences(of: ",\n]", with: "]").replacingOccurrences(of: "],\n]", with: "]]")
        let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String]]
        #expect(read?.count == 1 && read?.first?.count == 6)
        #expect(!index.contains("\u{2028}"))
    }

    static func document(_ text: String, at location: String = "zoo.json") async throws -> Document {
        try await DocumentReader(source: NoSource()).read(location, bytes: Array(text.utf8))
    }

    static func files(of documents: [Document]) -> [String: String] {
        let books = documents.enumerated().map { index, document in
            StaticSite.Book(
                id: CatalogID(name: index == 0 ? "zoo" : "zoo-\(index + 1)"), document: document, location: "zoo.json")
        }
        let site = StaticSite(title: "Portico", books: books, assets: .bundled())
        var files: [String: String] = [:]
        site.write { files[$0.path] = String(decoding: $0.bytes, as: UTF8.self) }
        #expect(files.count == site.count)
        return files
    }

    /// Every `href`, `src`, `action` and `data-index`, and every reference of the index, leads to a file that was written.
    static func check(_ files: [String: String]) throws {
        let pattern = try Regex("(?:href|src|action|data-index)=\"([^\"]*)\"")
        for (path, text) in files where path.hasSuffix(".html") {
            for match in text.matches(of: pattern) {
                let reference = match.output[1].substring.map(String.init) ?? ""
                if ["https:", "http:", "mailto:", "data:", "#"].contains(where: reference.hasPrefix) { continue }
                #expect(!reference.hasPrefix("/") && !reference.contains("?"), "\(path): \(reference)")
                let file = reference.split(separator: "#").first.map(String.init) ?? ""
                #expect(files[resolved(file, from: path)] != nil, "\(path): \(reference)")
            }
        }
        for (path, text) in files where path.hasSuffix("search-index.js") {
            let rows = text.matches(of: try Regex("\"([a-z0-9-]+/[^\"]+\\.html)\""))
            #expect(!rows.isEmpty)
            for match in rows {
                let reference = match.output[1].substring.map(String.init) ?? ""
                #expect(files[resolved(reference, from: path)] != nil, "\(path): \(reference)")
            }
        }
    }

    private static func resolved(_ reference: String, from page: String) -> String {
        var segments = page.split(separator: "/").dropLast().map(String.init)
        for step in reference.split(separator: "/") {
            if step == ".." { _ = segments.popLast() } else { segments.append(String(step)) }
        }
        return segments.joined(separator: "/")
    }
}
