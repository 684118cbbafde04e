import Testing

@testable import SourceTree

@Suite("Nodes")
struct NodeTests {
    @Test("members keep their order, repetitions and keys (THREATS S8)")
    func members() throws {
        let tree = try json(#"{"b": 1, "a": 2, "b": 3, "": 4, "__proto__": 5}"#)
        #expect(tree.root.members.map(\.key) == ["b", "a", "b", "", "__proto__"])
        #expect(tree.root.members.map { $0.value.integer } == [1, 2, 3, 4, 5])
        #expect(tree.root.members.map(\.isFirst) == [true, true, false, true, true])
        #expect(tree.root.count == 5)
        #expect(tree.root["b"]?.integer == 1)
        #expect(tree.root[""]?.integer == 4)
        #expect(tree.root["c"] == nil)
        #expect(tree.warnings.map(\.position) == [Position(line: 1, column: 18)])
        #expect(tree.warnings.map(\.pointer.description) == ["/b"])
    }

    @Test("composed and decomposed letters are two keys (THREATS S8)", arguments: [SourceFormat.json, .yaml])
    func canonicalEquivalence(format: SourceFormat) throws {
        let text = "{\"\u{E9}\": 1, \"e\u{301}\": 2}"
        let tree = try Tree.read(Array(text.utf8), format: format)
        #expect(tree.root.count == 2)
        #expect(tree.warnings.isEmpty)
        #expect(tree.root["\u{E9}"]?.integer == 1)
        #expect(tree.root["e\u{301}"]?.integer == 2)
        #expect(tree.root.node(at: JSONPointer(tokens: ["e\u{301}"]))?.integer == 2)
    }

    @Test("escaped and plain spellings are one key (THREATS S8)")
    func escapedKeys() throws {
        let tree = try json(#"{"caf\u00e9": 1, "café": 2, "a\/b": 3, "\ud83d\ude00": 4}"#)
        #expect(tree.root["café"]?.integer == 1)
        #expect(tree.warnings.count == 1)
        #expect(tree.root["a/b"]?.integer == 3)
        #expect(tree.root["\u{1F600}"]?.integer == 4)
    }

    @Test(
        "objects of every size find each member and miss each other",
        arguments: [0, 1, 2, 15, 16, 17, 18, 31, 32, 33, 100, 1000])
    func sizes(size: Int) throws {
        let text = "{" + (0..<size).map { "\"k\($0)\": [\($0), {}]" }.joined(separator: ",") + "}"
        let root = try json(text).root
        #expect(root.count == size)
        for number in 0..<size { #expect(root["k\(number)"]?[0]?.integer == number) }
        for number in size..<size + 20 { #expect(root["k\(number)"] == nil) }
        #expect(root["k"] == nil)
        #expect(root.tree.warnings.isEmpty)
    }

    @Test("repeated keys are reported in objects of every size (THREATS S8)", arguments: [2, 16, 17, 500])
    func repetitions(size: Int) throws {
        let keys = (0..<size - 1).map { "\"k\($0)\": \($0)" } + ["\"k0\": \"again\""]
        let tree = try json("[{" + keys.joined(separator: ",") + "}]")
        #expect(tree.warnings.map(\.pointer.description) == ["/0/k0"])
        #expect(tree.root[0]?["k0"]?.integer == 0)
        #expect(tree.root[0]?.count == size)
    }

    @Test("no more warnings are kept than the limit")
    func manyWarnings() throws {
        let text = "{" + Array(repeating: "\"a\": 1", count: 5000).joined(separator: ",") + "}"
        #expect(try json(text).warnings.count == Tree.maximumWarnings)
    }

    @Test("elements are reached by index and in order")
    func elements() throws {
        let root = try json("[1, [2, 3], {\"a\": 4}, \"5\"]").root
        #expect(root.elements.map(\.kind) == [.number, .array, .object, .string])
        #expect(root.count == 4)
        #expect(root.elements.count == 4)
        #expect(root.elements.first?.integer == 1)
        #expect(root[2]?["a"]?.integer == 4)
        #expect(root[3]?.string == "5")
        #expect(root[4] == nil)
        #expect(root[-1] == nil)
        #expect(root[.max] == nil)
        #expect(try json("[]").root.elements.first == nil)
    }

    @Test(
        "every accessor answers for every kind (THREATS S3)",
        arguments: ["null", "true", "1.5", "\"x\"", "[1]", "{\"a\": 1}"])
    func totality(text: String) throws {
        let node = try json(text).root
        let isObject = node.kind == .object
        let isArray = node.kind == .array
        #expect((node["a"] != nil) == isObject)
        #expect((node[0] != nil) == isArray)
        #expect(node.members.isEmpty != isObject)
        #expect(node.elements.isEmpty != isArray)
        #expect(node.count == (isObject || isArray ? 1 : 0))
        #expect((node.string != nil) == (node.kind == .string))
        #expect((node.boolean != nil) == (node.kind == .boolean))
        #expect(node.integer == nil)
        #expect((node.double != nil) == (node.kind == .number))
        #expect((node.text != nil) == !(isObject || isArray))
        #expect(node.parent == nil)
        #expect(node.key == nil)
        #expect(node.keyPosition == nil)
        #expect(node.source.map(Array.init) == Array(text.utf8))
        #expect(node.json() == Array(text.filter { $0 != " " }.utf8))
    }

    @Test(
        "integers are exact however they are written (THREATS S13)",
        arguments: [
            ("0", 0), ("-0", 0), ("0.0", 0), ("0e99999999999999999999", nil), ("3", 3), ("3.0", 3), ("30e-1", 3),
            ("0.3e1", 3), ("1e2", 100),
            ("1E+2", 100), ("100e-2", 1), ("-7", -7), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("9223372036854775807.0", .max),
            ("1e18", 1_000_000_000_000_000_000),
            ("1e19", nil), ("1e30", nil), ("1e308", nil), ("1e400", nil), ("1.5", nil), ("1e-1", nil),
            ("2e9", 2_000_000_000),
            ("0.00000000000000000000001e23", 1), ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
            ("1e9223372036854775807", nil),
            ("10e9223372036854775807", nil), ("0.1e-9223372036854775808", nil),
        ] as [(String, Int?)])
    func integers(text: String, value: Int?) throws {
        #expect(try json(text).root.integer == value)
    }

    @Test(
        "doubles are the nearest there is, or none (THREATS S13)",
        arguments: [
            ("1.5", 1.5), ("-0.0", -0.0), ("1e308", 1e308), ("1e309", nil), ("-1e400", nil), ("1e-400", 0),
            ("0.1", 0.1),
            ("123456789012345678901234567890", 123456789012345678901234567890.0), ("5e-324", .leastNonzeroMagnitude),
            ("1e99999999999999999999", nil),
        ] as [(String, Double?)])
    func doubles(text: String, value: Double?) throws {
        #expect(try json(text).root.double == value)
    }

    @Test(
        "strings are unescaped when they are asked for",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (#""\u0041\u00E9\u20ac\uD83D\uDE00x""#, "A\u{e9}\u{20ac}\u{1F600}x"), (#""\u0000""#, "\u{0}"),
            (#""é€😀""#, "é€😀"), (#""""#, ""), (#""\\u0041""#, "\\u0041"), (#""a\\""#, "a\\"),
            (#""\ufffd\uFFFF""#, "\u{FFFD}\u{FFFF}"),
        ])
    func strings(text: String, content: String) throws {
        #expect(try json(text).root.string == content)
        #expect(try json("[\(text)]").root[0]?.text == content)
        #expect(try json("{\(text): 1}").root[content]?.integer == 1)
    }

    @Test(
        "texts are as they are written",
        arguments: [
            ("1.10", "1.10"), ("1E+2", "1E+2"), ("null", "null"), ("true", "true"), ("false", "false"), ("-0", "-0"),
            ("\"x\"", "x"),
        ])
    func texts(text: String, written: String) throws {
        #expect(try json(text).root.text == written)
    }

    @Test("nodes are equal when they are the same place of the same tree")
    func identity() throws {
        let tree = try json("[1, 1]")
        let other = try json("[1, 1]")
        #expect(tree.root[0] == tree.root[0])
        #expect(tree.root[0] != tree.root[1])
        #expect(tree.root != other.root)
        #expect(Set([tree.root, tree.root, other.root]).count == 2)
        #expect(tree.root.isIdentical(to: tree.root))
        #expect(!tree.root.isIdentical(to: other.root))
    }

    @Test("a member leads to that of the same key in another tree, however both are spelled (THREATS S8)")
    func sameKey() throws {
        let schema = try json(#"{"a/b": 1, "\u00e9": 2, "e\u0301": 3, "": 4}"#).root
        let instance = try json(#"{"a\/b": 0, "\u00E9": 0, "e\u0301": 0, "": 0, "e": 0}"#).root
        #expect(instance.members.map { schema[sameKeyAs: $0]?.integer } == [1, 2, 3, 4, nil])
        let member = try #require(schema.members.first { _ in true })
        #expect(try json("[1]").root[sameKeyAs: member] == nil)
    }
}
