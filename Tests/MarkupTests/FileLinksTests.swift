import Testing

@testable import Markup

@Suite struct FileLinksTests {
    static let files = [
        "/zoo": "index.html", "/zoo/operations/a": "operations/a.html", "/zoo/operations/b": "operations/b.html",
        "/zoo/schemas/A": "schemas/a.html", "/assets/1/css/base.css": "assets/1/css/base.css",
        "/zoo/changes/old?operation=a": "changes.html#d-change-a",
    ]

    @Test(
        "A path is written as the reference from one file to the other",
        arguments: [
            ("index.html", "/zoo/operations/a", "operations/a.html"),
            ("operations/b.html", "/zoo/operations/a", "a.html"),
            ("operations/b.html", "/zoo/schemas/A#property", "../schemas/a.html#property"),
            ("operations/a.html", "/zoo", "../index.html"),
            ("operations/a.html", "/zoo/operations/a", "a.html"),
            ("operations/a.html", "/zoo/operations/a#d-200", "#d-200"),
            ("operations/a.html", "#d-200", "#d-200"),
            ("operations/a.html", "/zoo/changes/old?operation=a", "../changes.html#d-change-a"),
            ("changes.html", "/zoo/changes/old?operation=a", "#d-change-a"),
            ("schemas/a.html", "/assets/1/css/base.css", "../assets/1/css/base.css"),
        ])
    func reference(page: String, path: String, expected: String) {
        #expect(FileLinks(files: Self.files, page: page).reference(to: SafeURL(path: path)) == expected)
    }

    @Test(
        "What only a server can answer has no reference",
        arguments: ["/zoo/authorize", "/zoo/operations/a?part=panel", "?media=x", "/zoo/operations/c", "/"])
    func noReference(path: String) {
        #expect(FileLinks(files: Self.files, page: "index.html").reference(to: SafeURL(path: path)) == nil)
    }

    @Test func `an address elsewhere stays, and one without a file is left out`() throws {
        var html = HTML(links: FileLinks(files: Self.files, page: "index.html"))
        html.element(.a, .href(try #require(SafeURL(document: "https://zoo.example/a"))), text: "there")
        html.element(.a, .href(SafeURL(path: "/zoo/authorize")), text: "nowhere")
        #expect(html.description == "<a href=\"https://zoo.example/a\">there</a><a>nowhere</a>")
    }

    @Test func `without files a path stands as it is`() {
        var html = HTML()
        html.element(.a, .href(SafeURL(path: "/zoo/operations/a?part=panel")), text: "a")
        #expect(html.description == "<a href=\"/zoo/operations/a?part=panel\">a</a>")
    }
}
