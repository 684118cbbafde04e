import TestSupport
import Testing

@testable import SourceTree

@Suite("Places of nodes")
struct NodePlaceTests {
    @Test("line and column count from 1, columns in Unicode scalars")
    func positions() throws {
        let text = "{\n  \"é€😀\": [1,\r\n    {\"x\": null}\r,\ttrue],\n\"e\u{301}\":\"a\",\"b\":2}"
        let root = try json(text).root
        #expect(root.position == Position(line: 1, column: 1))
        let array = try #require(root["é€😀"])
        #expect(array.position == Position(line: 2, column: 10))
        #expect(array.keyPosition == Position(line: 2, column: 3))
        #expect(array[0]?.position == Position(line: 2, column: 11))
        #expect(array[1]?.position == Position(line: 3, column: 5))
        #expect(array[1]?["x"]?.position == Position(line: 3, column: 11))
        #expect(array[2]?.position == Position(line: 4, column: 3))
        #expect(root["b"]?.keyPosition == Position(line: 5, column: 10))
        #expect(root["b"]?.position == Position(line: 5, column: 14))
    }

    @Test("YAML scalars of every style have the place of their text")
    func yamlPositions() throws {
        let text =
            "ä: one\nö: 'two'\nü: \"thr\\x65e\"\nlit: |\n  four\ntag: &x !!str five\nseq:\n- 6\n- [7, é, 8]\nfold: a\n  b\n"
        let root = try yaml(text).root
        let expected = [
            ("ä", 1, 4), ("ö", 2, 4), ("ü", 3, 4), ("lit", 4, 6), ("tag", 6, 15), ("seq", 8, 1), ("fold", 10, 7),
        ]
        for (key, line, column) in expected {
            #expect(root[key]?.position == Position(line: line, column: column), "\(key)")
            #expect(root[key]?.keyPosition?.column == 1)
        }
        #expect(root["seq"]?[1]?[2]?.position == Position(line: 9, column: 10))
        #expect(root["ä"]?.source.map { String(decoding: $0, as: UTF8.self) } == "one")
        #expect(root["ö"]?.source.map { String(decoding: $0, as: UTF8.self) } == "'two'")
        #expect(root["ü"]?.source.map { String(decoding: $0, as: UTF8.self) } == "\"thr\\x65e\"")
        #expect(root["seq"]?.source == nil)
    }

    @Test("places are right on long lines and on many lines")
    func farPositions() throws {
        let line = "[" + Array(repeating: "\"é\"", count: 5000).joined(separator: ",") + "]"
        #expect(try json(line).root[4999]?.position == Position(line: 1, column: 2 + 4 * 4999))
        let lines = "[\r\n" + (0..<5000).map { " \($0)" }.joined(separator: ",\r\n") + "]"
        let root = try json(lines).root
        for index in [0, 1, 170, 171, 999, 4999] {
            #expect(root[index]?.position == Position(line: index + 2, column: 2))
        }
    }

    @Test("a position past the end is that of the end")
    func pastTheEnd() {
        let map = LineMap(bytes: Array("a\nbc".utf8))
        #expect(map.position(at: 100) == Position(line: 2, column: 3))
        #expect(map.position(at: -1) == .start)
        #expect(LineMap(bytes: []).position(at: 5) == .start)
        #expect(map.position(at: 3) > map.position(at: 1))
    }

    @Test("the source of a value is its own text")
    func sources() throws {
        let root = try json(#" {"a": [1, "]}\"", {"b": {}}] , "c": -1.50e3, "d": null, "e": "x"} "#).root
        func source(_ node: Node?) -> String? { node?.source.map { String(decoding: $0, as: UTF8.self) } }
        #expect(source(root["a"]) == #"[1, "]}\"", {"b": {}}]"#)
        #expect(source(root["a"]?[1]) == #""]}\"""#)
        #expect(source(root["a"]?[2]?["b"]) == "{}")
        #expect(source(root["c"]) == "-1.50e3")
        #expect(source(root["d"]) == "null")
        #expect(source(root["e"]) == "\"x\"")
    }

    @Test("parent, key and pointer lead back from every node", arguments: [SourceFormat.json, .yaml])
    func wayBack(format: SourceFormat) throws {
        let text = #"{"a/b": [1, {"m~n": [[], {"": "x"}]}, [2, [3]]], " ": {"k\"l": true}, "é": "e"}"#
        let root = try Tree.read(Array(text.utf8), format: format).root
        var pending = [root]
        var visited = 0
        while let node = pending.popLast() {
            visited += 1
            #expect(root.node(at: node.pointer) == node)
            #expect(root.node(at: try JSONPointer(parsing: node.pointer.description)) == node)
            #expect(root.node(at: try JSONPointer(uriFragment: node.pointer.uriFragment)) == node)
            for member in node.members {
                #expect(member.value.parent == node)
                #expect(member.value.key == member.key)
                #expect(node[member.key] == member.value)
                pending.append(member.value)
            }
            for (index, element) in node.elements.enumerated() {
                #expect(element.parent == node)
                #expect(element.key == nil)
                #expect(node[index] == element)
                pending.append(element)
            }
        }
        #expect(visited == 15)
    }

    @Test("a walk over a real description leads back from every node", .enabled(if: Corpus.isPresent))
    func realDescription() throws {
        let tree = try Tree.read(Corpus.bytes("specs/museum/museum-3.1.yaml"), name: "museum-3.1.yaml")
        var pending = [tree.root]
        while let node = pending.popLast() {
            #expect(tree.root.node(at: node.pointer) == node)
            pending.append(contentsOf: node.members.map(\.value))
            pending.append(contentsOf: node.elements)
        }
    }
}
