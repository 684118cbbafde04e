import Testing

@testable import SourceTree

@Suite("Building trees")
struct TreeBuilderTests {
    @Test("values come in the order they are made")
    func order() {
        var builder = TreeBuilder(name: "built")
        builder.beginObject()
        builder.key("b")
        builder.string("quote \" é")
        builder.key("a")
        builder.beginArray()
        builder.number(text: "1.10")
        builder.integer(.min)
        builder.boolean(true)
        builder.boolean(false)
        builder.null()
        builder.end()
        builder.key("")
        builder.beginObject()
        builder.end()
        builder.end()
        let tree = builder.finish()
        #expect(text(tree) == #"{"b":"quote \" é","a":[1.10,-9223372036854775808,true,false,null],"":{}}"#)
        #expect(tree.name == "built")
        #expect(tree.root["a"]?.count == 5)
        #expect(tree.root["a"]?[2]?.boolean == true)
        #expect(tree.root["a"]?[2]?.text == "true")
        #expect(tree.root["a"]?[4]?.text == "null")
        #expect(tree.root["a"]?[0]?.pointer.description == "/a/0")
        #expect(tree.root.position == .start)
        #expect(tree.root.source == nil)
        #expect(tree.root["b"]?.source == nil)
    }

    @Test("calls out of order are made right (THREATS S3)")
    func disorder() {
        #expect(text(build { _ in }) == "null")
        #expect(text(build { $0.end() }) == "null")
        #expect(text(build { $0.key("a") }) == "null")
        #expect(
            text(
                build {
                    $0.integer(1); $0.integer(2)
                }) == "1")
        #expect(
            text(
                build {
                    $0.beginObject(); $0.key("a"); $0.key("b"); $0.end()
                }) == #"{"a":null,"b":null}"#)
        #expect(
            text(
                build {
                    $0.beginObject(); $0.integer(1)
                }) == #"{"":1}"#)
        #expect(
            text(
                build {
                    $0.beginArray(); $0.key("a"); $0.integer(1); $0.beginObject()
                }) == "[1,{}]")
        #expect(
            text(
                build {
                    $0.beginArray(); $0.end(); $0.end(); $0.beginArray()
                }) == "[]")
        #expect(
            text(
                build {
                    $0.number(text: "1e"); $0.end()
                }) == #""1e""#)
        #expect(text(build { $0.number(text: "0x1F") }) == #""0x1F""#)
    }

    @Test("repeated keys are reported")
    func repetition() {
        let tree = build { builder in
            builder.beginObject()
            for number in 0..<40 {
                builder.key("k\(number % 39)")
                builder.integer(number)
            }
        }
        #expect(tree.warnings.map(\.pointer.description) == ["/k0"])
        #expect(tree.root["k0"]?.integer == 0)
        #expect(tree.root["k38"]?.integer == 38)
    }

    @Test("new values have the positions of those they are made from")
    func positions() throws {
        let source = try json("{\n \"old\": [1, \"two\"],\n \"é\": {\"x\": \"\\n\"}\n}")
        let old = try #require(source.root["old"])
        var builder = TreeBuilder(name: "new", like: source)
        builder.beginObject(from: source.root)
        builder.key("new", from: old)
        builder.beginArray(from: old)
        builder.string("renamed", from: old[1])
        builder.integer(2)
        builder.end()
        builder.key("copy", from: source.root["é"])
        builder.copy(try #require(source.root["é"]))
        builder.key("none")
        builder.boolean(true)
        builder.end()
        let root = builder.finish().root
        #expect(String(decoding: root.json(), as: UTF8.self) == #"{"new":["renamed",2],"copy":{"x":"\n"},"none":true}"#)
        #expect(root["new"]?.position == Position(line: 2, column: 9))
        #expect(root["new"]?.keyPosition == Position(line: 2, column: 2))
        #expect(root["new"]?[0]?.position == Position(line: 2, column: 13))
        #expect(root["new"]?[1]?.position == Position(line: 2, column: 9))
        #expect(root["copy"]?.position == Position(line: 3, column: 7))
        #expect(root["copy"]?["x"]?.position == Position(line: 3, column: 13))
        #expect(root["copy"]?["x"]?.keyPosition == Position(line: 3, column: 8))
        #expect(root["none"]?.position == Position(line: 1, column: 1))
    }

    @Test("copies of a tree that was built itself keep the first positions")
    func twice() throws {
        let source = try yaml("a:\n  b: |\n    text\n")
        let first = build(like: source) { $0.copy(source.root) }
        let second = build(like: first) { $0.copy(first.root) }
        #expect(second.root["a"]?["b"]?.string == "text\n")
        #expect(second.root["a"]?["b"]?.position == Position(line: 2, column: 6))
        #expect(second.root["a"]?["b"]?.keyPosition == Position(line: 2, column: 3))
    }

    @Test("a copy is equal to what it was made from", arguments: [true, false])
    func copies(isShared: Bool) throws {
        let source = try yaml("a: &x {k: [1, 0x1F], <<: {m: \"\\t\"}}\nb: *x\nc: >\n  one\n  two\n")
        let copy = build(like: isShared ? source : nil) { $0.copy(source.root) }
        #expect(copy.root.isEqual(to: source.root))
        #expect(copy.root["b"]?["m"]?.pointer.description == "/b/m")
        #expect(copy.root["b"]?["m"]?.string == "\t")
        #expect((copy.root["c"]?.position == Position(line: 3, column: 4)) == isShared)
    }

    @Test("nodes of another text give no position")
    func foreignPosition() throws {
        let other = try json("\n\n[1]")
        let tree = build { $0.integer(5, from: other.root[0]) }
        #expect(tree.root.position == .start)
        #expect(tree.root.integer == 5)
    }

    private func build(like: Tree? = nil, _ body: (inout TreeBuilder) -> Void) -> Tree {
        var builder = TreeBuilder(name: "", like: like)
        body(&builder)
        return builder.finish()
    }

    private func text(_ tree: Tree) -> String { String(decoding: tree.root.json(), as: UTF8.self) }
}
