import Foundation
import Testing

@testable import SourceTree

@Suite("Hostile YAML")
struct HostileYAMLTests {
    /// Ten aliases of the level below in each of so many levels, in a shape of its own.
    private static func bomb(_ levels: Int, _ shape: (String) -> String) -> String {
        let rest = (1...levels).map { level in "a\(level): &a\(level) \(shape("*a\(level - 1)"))\n" }
        return "a0: &a0 {k: v}\n" + rest.joined()
    }

    private static let shapes: [@Sendable (String) -> String] = [
        { "[" + Array(repeating: $0, count: 10).joined(separator: ", ") + "]" },
        { alias in "{" + (0..<10).map { "k\($0): \(alias)" }.joined(separator: ", ") + "}" },
        { alias in "{x: [" + Array(repeating: "[\(alias)]", count: 10).joined(separator: ", ") + "]}" },
        { alias in "\n" + (0..<10).map { "  k\($0): \(alias)\n" }.joined() },
        { "{<<: [" + Array(repeating: $0, count: 10).joined(separator: ", ") + "]}" },
    ]

    @Test(
        "S5, S7: bombs of every shape are refused where they pass what a text may show", arguments: 0..<5)
    func bombs(shape: Int) throws {
        let shape = Self.shapes[shape]
        #expect(throws: Never.self) { try yaml(Self.bomb(3, shape)) }
        for levels in [8, 12, 40] {
            let error = try #require(#expect(throws: SourceError.self) { try yaml(Self.bomb(levels, shape)) })
            #expect(error.code == .tooManyNodes && (error.position?.line ?? 0) > 4)
        }
    }

    @Test("S5: a text may show more the more it writes itself")
    func size() throws {
        let list = "a: &a [" + Array(repeating: "1", count: 1_000).joined(separator: ",") + "]\n"
        let aliases = "b: [" + Array(repeating: "*a", count: 600).joined(separator: ",") + "]\n"
        let more = "c: [" + Array(repeating: "1", count: 70_000).joined(separator: ",") + "]\n"
        #expect(throws: SourceError.self) { try yaml(list + aliases) }
        #expect(try yaml(list + aliases + more).root["b"]?.count == 600)
    }

    @Test(
        "S7: merges through circles, of nothing and of what is no mapping are refused at their place",
        arguments: [
            "a: &a {<<: *a}", "a: &a {b: {<<: *a}}", "a: &a {<<: [*a]}", "a:\n  <<:\n", "a: {<<: 5}", "a: {<<: [[]]}",
        ])
    func merges(text: String) throws {
        let error = try #require(#expect(throws: SourceError.self) { try yaml(text) })
        #expect(error.position != nil)
    }

    @Test("S8: a key that is there twice beside a merge is told, and the first counts")
    func duplicates() throws {
        let tree = try yaml("a: &a {x: 1}\nb: {<<: *a, x: 2, x: 3}\n")
        #expect(tree.root["b"]?["x"]?.integer == 2)
        #expect(tree.warnings.map(\.pointer.description) == ["/b/x"])
    }

    @Test(
        "S9: tags outside the core schema change nothing and are told",
        arguments: [
            ("!!binary aGk=", #""aGk=""#), ("!!set {a, b}", #"{"a":null,"b":null}"#), ("!!omap [a: 1]", #"[{"a":1}]"#),
            ("!own {a: 1}", #"{"a":1}"#), ("!!python/object:os.system [ls]", #"["ls"]"#),
            ("!!timestamp 2001-01-01", #""2001-01-01""#), ("!<tag:x,2000:y> 5", "5"),
        ])
    func tags(text: String, json: String) throws {
        let tree = try yaml("v: \(text)")
        #expect(String(decoding: tree.root["v"]?.json() ?? [], as: UTF8.self) == json)
        #expect(tree.warnings.count == 1)
    }

    @Test(
        "S2: other encodings and characters that no text has are refused at their place",
        arguments: [
            ("a: \u{0}", 1), ("a: 1\nb: \u{1}", 2), ("a: 1\nb: \u{7F}", 2), ("a: \u{FFFF}", 1), ("a: \"\\uD83D\"", 1),
        ])
    func characters(text: String, line: Int) throws {
        let error = try #require(#expect(throws: SourceError.self) { try yaml(text) })
        #expect(error.position?.line == line)
    }

    @Test(
        "S2: UTF-16 and UTF-32 are named, with a mark and without",
        arguments: [
            String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian,
        ])
    func encodings(encoding: String.Encoding) throws {
        let bytes = try #require("openapi: 3.1.0\n".data(using: encoding))
        let error = try #require(#expect(throws: SourceError.self) { try Tree.read(Array(bytes), name: "a.yaml") })
        #expect(error.code == .encoding && error.message.contains("UTF-8"))
    }

    @Test("Line ends of every kind part lines", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let text = "a: 1\(end)b: |\(end)  x\(end)  y\(end)c: 3\(end)"
        #expect(try rendered(text) == #"{"a":1,"b":"x\ny\n","c":3}"#)
    }
}
