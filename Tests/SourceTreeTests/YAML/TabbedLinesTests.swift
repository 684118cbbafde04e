import Testing

@testable import SourceTree

@Suite("Lines that begin with a tab")
struct TabbedLinesTests {
    @Test(
        "A tab before a comment or before nothing is none of the indentation (YAML 1.2, sections 6.6 and 6.7)",
        arguments: [
            ("a:\n\t# c\n  b: 1\n", #"{"a":{"b":1}}"#), ("a: 1\n\t\nb: 2\n", #"{"a":1,"b":2}"#),
            ("a:\n- x\n\t\t# c\n- y\n", #"{"a":["x","y"]}"#), ("a: 1\n\t", #"{"a":1}"#),
            ("a: |\n  x\n\t# c\nb: 2\n", #"{"a":"x\n","b":2}"#),
            ("a: 1\r\n\t# c\r\nb: 2\r\n", #"{"a":1,"b":2}"#),
        ])
    func blank(text: String, json: String) throws {
        #expect(try rendered(text) == json)
    }

    @Test("Positions are those of the text as written")
    func positions() throws {
        let root = try yaml("a: 1\n\t\t# é\nb: é\nc: 3\n").root
        #expect(root["b"]?.position == Position(line: 3, column: 4))
        #expect(root["c"]?.position == Position(line: 4, column: 4))
    }

    @Test(
        "A tab that stands for indentation is refused at its place, in words", arguments: ["a:\n\tb: 1", "a:\n\t- 1"])
    func indentation(text: String) throws {
        let error = try #require(#expect(throws: SourceError.self) { try yaml(text) })
        #expect(error.position?.line == 2 && error.message.contains("tab"))
    }

    @Test("Tabs in scalars stay as they are")
    func scalars() throws {
        #expect(try rendered("a: |\n  x\n  \t# y\nb: \"\tz\"\n") == #"{"a":"x\n\t# y\n","b":"\tz"}"#)
    }
}
