import Testing

@testable import SourceTree

@Suite("Choosing the reader")
struct TreeReaderTests {
    @Test(
        "the extension decides, without one the first character",
        arguments: [
            ("{\"a\": 1}", "", SourceFormat.json), (" \n[1]", "", .json), ("a: 1", "", .yaml), ("# x\na: 1", "", .yaml),
            ("\u{FEFF}{}", "", .json),
            ("5", "x.json", .json), ("{}", "x.JSON", .json), ("a: 1", "x.yaml", .yaml), ("a: 1", "X.YML", .yaml),
            ("{a: 1}", "x.yml", .yaml),
            ("{\"a\": \"\\ud83d\\ude00\"}", "x.yaml", .json), ("[1,]", "x.yaml", .yaml), ("\"text\"", "", .yaml),
            ("5", "x.txt", .yaml),
        ])
    func sniffing(text: String, name: String, format: SourceFormat) throws {
        let tree = try Tree.read(Array(text.utf8), name: name)
        #expect(tree.format == format)
        #expect(tree.name == name)
        #expect(tree.bytes == Array(text.utf8))
    }

    @Test(
        "a text that says it is JSON is not read leniently (THREATS S21)",
        arguments: [("[1,]", ""), ("{a: 1}", ""), ("a: 1", "x.json"), ("{'a': 1}", "x.json"), ("[1] # one", "")])
    func strictness(text: String, name: String) {
        let error = #expect(throws: SourceError.self) { try Tree.read(Array(text.utf8), name: name) }
        #expect(error?.code == .syntax)
    }

    @Test("the format that the caller names wins over the name")
    func explicitFormat() throws {
        #expect(try Tree.read(Array("{a: 1}".utf8), format: .yaml, name: "x.json").root["a"]?.integer == 1)
        #expect(try Tree.read(Array("5".utf8), format: .json, name: "x.yaml").format == .json)
    }

    @Test("errors describe themselves with their place")
    func descriptions() throws {
        let error = #expect(throws: SourceError.self) { try json("[\n1 2]") }
        #expect(error?.description == "2:3: Expected ',' or ']', came '2'.")
        #expect(error?.offset == 4)
        var budget = Budget.instance
        budget.bytes = 1
        let tooLarge = #expect(throws: SourceError.self) { try json("[]", budget: budget) }
        #expect(tooLarge?.description == "The text has more than 1 bytes.")
        let warning = try json("{\"a\": 1, \"a\": 2}").warnings.first
        #expect(warning?.description == "1:10: The key occurs more than once in its object; the first counts. (/a)")
    }
}
