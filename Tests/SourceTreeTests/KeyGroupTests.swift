import Testing

@testable import SourceTree

@Suite struct KeyGroupTests {
    private let group: KeyGroup = ["type", "items", "$ref"]

    @Test(
        "an object has a key of a group or it has none",
        arguments: [
            (#"{"type": 1}"#, true), (#"{"a": 1, "b": {"type": 1}, "items": []}"#, true), (#"{"\u0074ype": 1}"#, true),
            (#"{"a": {"type": 1}}"#, false), ("{}", false), (#"["type"]"#, false), (#""type""#, false),
            (#"{"Type": 1, "typ": 2}"#, false),
        ])
    func hasAny(_ text: String, _ expected: Bool) throws {
        #expect(try Tree.read(Array(text.utf8), name: "t.json").root.hasAny(of: group) == expected)
    }

    @Test func `a large object is asked the same`() throws {
        let members = (0..<500).map { "\"key\($0)\": 0" }.joined(separator: ", ")
        let without = try Tree.read(Array("{\(members)}".utf8), name: "t.json").root
        let with = try Tree.read(Array("{\(members), \"$ref\": 1}".utf8), name: "t.json").root
        #expect(!without.hasAny(of: group))
        #expect(with.hasAny(of: group))
    }
}
