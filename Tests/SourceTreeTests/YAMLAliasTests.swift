import Testing

@testable import SourceTree

@Suite("YAML aliases and merge keys")
struct YAMLAliasTests {
    @Test("an alias shows the value of its anchor")
    func alias() throws {
        let root = try yaml("a: &x {k: [1, 2]}\nb: *x\nc: &s text\nd: *s\n").root
        let alias = try #require(root["b"])
        #expect(alias.kind == .object)
        #expect(alias.count == 1)
        #expect(alias["k"]?[1]?.integer == 2)
        #expect(root["d"]?.string == "text")
        #expect(alias.isIdentical(to: try #require(root["a"])))
        #expect(alias != root["a"])
        #expect(alias.pointer.description == "/b")
        #expect(alias.position == Position(line: 2, column: 4))
        #expect(alias["k"]?.pointer.description == "/a/k")
        #expect(root.node(at: try JSONPointer(parsing: "/b/k/0"))?.integer == 1)
        #expect(try rendered("a: &x [1]\nb: *x") == #"{"a":[1],"b":[1]}"#)
    }

    @Test("an anchor at a key means the key's text")
    func keyAnchor() throws {
        #expect(try rendered("&k name: &v 1\nb: [*k, *v]") == #"{"name":1,"b":["name",1]}"#)
        #expect(try rendered("&k 5: x\n&k \"6\": *k") == #"{"5":"x","6":"6"}"#)
        #expect(try yaml("&k 5: [*k]").root["5"]?[0]?.integer == 5)
    }

    @Test("an anchor may be set anew; an alias means the last one before it")
    func anewAnchor() throws {
        #expect(try rendered("[&a 1, *a, &a 2, *a]") == "[1,1,2,2]")
    }

    @Test(
        "an alias to nothing, to what follows or to what it stands in is refused (THREATS S5)",
        arguments: ["*a", "[*a, &a 1]", "&a [*a]", "&a {k: *a}", "[&a 1, &a [*a]]", "a: &x\n  b: {c: *x}"])
    func unknown(text: String) {
        #expect(YAMLReaderTests().code(text) == .unknownAlias)
    }

    @Test(
        "a merge key brings the members that are not there",
        arguments: [
            ("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}", #"{"y":3,"x":1}"#),
            ("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}", #"{"y":3,"x":1}"#),
            ("a: &a {x: 1}\nb: {<<: [*a, {x: 2, z: 3}]}", #"{"x":1,"z":3}"#),
            ("a: &a {x: 1}\nc: &c {<<: *a, w: 0}\nb: {<<: *c}", #"{"w":0,"x":1}"#),
            ("a: &a {x: {y: [1]}}\nb:\n  <<: *a\n", #"{"x":{"y":[1]}}"#),
            ("a: &a {x: 1}\nl: &l [*a]\nb: {<<: *l}", #"{"x":1}"#),
            ("b: {<<: {x: 1}, <<: {y: 2}}", #"{"x":1,"y":2}"#),
            ("b: {<<: {}}", "{}"), ("b: {<<: []}", "{}"), ("b: {!!merge <<: {x: 1}}", #"{"x":1}"#),
            ("b: {\"<<\": {x: 1}}", #"{"<<":{"x":1}}"#), ("b: {!!str <<: 1}", #"{"<<":1}"#),
        ])
    func merges(text: String, json: String) throws {
        let root = try yaml(text).root
        let merged = try #require(root["b"])
        #expect(String(decoding: merged.json(), as: UTF8.self) == json)
        #expect(merged.count == merged.members.count)
        for member in merged.members {
            #expect(merged[member.key] == member.value)
            #expect(root.node(at: member.value.pointer) == member.value)
        }
        #expect(try yaml(text).warnings.isEmpty)
    }

    @Test("what was merged tells where it comes from")
    func origins() throws {
        let root = try yaml("a: &a\n  x: [1]\nb:\n  <<: *a\n").root
        let merged = try #require(root["b"]?["x"])
        #expect(merged.position == Position(line: 2, column: 6))
        #expect(merged.keyPosition == Position(line: 2, column: 3))
        #expect(merged.pointer.description == "/b/x")
        #expect(merged.parent == root["b"])
    }

    @Test("pointers lead through what stands under a merge key itself")
    func insideMergeKey() throws {
        let root = try yaml("b: {<<: {x: [1]}, y: 2}").root
        let inner = try #require(root["b"]?["x"]?[0])
        #expect(inner.pointer.description == "/b/<</x/0")
        #expect(root.node(at: inner.pointer) == inner)
        #expect(root["b"]?["<<"] == nil)
    }

    @Test(
        "only mappings can be merged",
        arguments: ["<<: 1", "<<: [1]", "<<: [[{}]]", "<<: ", "<<: text", "a: &a [{}, 2]\n<<: *a"])
    func unmergeable(text: String) {
        #expect(YAMLReaderTests().code(text) == .syntax)
    }

    @Test("a large merged object finds its members")
    func largeMerge() throws {
        let members = (0..<5000).map { "  k\($0): \($0)" }.joined(separator: "\n")
        let root = try yaml("a: &a\n\(members)\nb:\n  <<: *a\n  k7: seven\n").root
        #expect(root["b"]?.count == 5000)
        #expect(root["b"]?["k7"]?.string == "seven")
        #expect(root["b"]?["k4999"]?.integer == 4999)
    }
}
