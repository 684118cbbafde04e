import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct WordsTests {
    @Test(arguments: [
        (0, "0 B"), (812, "812 B"), (999, "999 B"), (1000, "1.0 kB"), (4096, "4.1 kB"), (999_949, "999.9 kB"),
        (999_950, "1.0 MB"), (3_200_000, "3.2 MB"), (-5, "0 B"),
    ])
    func `sizes stand in the unit one reads`(_ bytes: Int, _ text: String) {
        #expect(Count.bytes(bytes) == text)
    }

    @Test(arguments: [
        (Duration.microseconds(400), "0.4 ms"), (.milliseconds(38), "38 ms"), (.milliseconds(999), "999 ms"),
        (.milliseconds(2100), "2.1 s"), (.seconds(75), "75.0 s"),
    ])
    func `durations stand in the unit one reads`(_ duration: Duration, _ text: String) {
        #expect(Count.duration(duration) == text)
    }

    @Test func `one is singular`() {
        #expect(Count.of(1, "operation") == "1 operation")
        #expect(Count.of(0, "operation") == "0 operations")
    }

    @Test(arguments: ["/", "/a/{b}/c", "{a}{b}", "/a}{b", "/{a", "", "/{a/{b}}"])
    func `the pieces of a path are the path`(_ path: String) {
        #expect(PathPieces.of(path).map(\.text).joined() == path)
    }

    @Test func `templates of a path are set apart`() {
        var html = HTML()
        html.path("/animals/{id}")
        #expect(html.description == "<code class=\"path\">/animals/<b>{id}</b></code>")
    }

    @Test(arguments: [("GET", "get"), ("DELETE", "delete"), ("QUERY", ""), ("get", "")])
    func `a method has its word and its colour`(_ method: String, _ name: String) {
        var html = HTML()
        html.method(method)
        let expected = name.isEmpty ? "method" : "method \(name)"
        #expect(html.description == "<span class=\"\(expected)\">\(method)</span>")
    }
}
