import Testing

@testable import SourceTree

@Suite("Node handles")
struct NodeHandleTests {
    @Test("a handle says of its tree what the node says")
    func same() throws {
        let tree = try json(#"{"a": [1, 2.5, "x\u00e9", null, true, {"b": {}}], "": [], "c": "\n"}"#)
        var pending = [tree.root]
        var seen = 0
        while let node = pending.popLast() {
            seen += 1
            let handle = node.handle
            #expect(tree.node(handle) == node)
            #expect(tree.kind(of: handle) == node.kind)
            #expect(tree.count(of: handle) == node.count)
            #expect(tree.boolean(of: handle) == node.boolean)
            #expect(tree.integer(of: handle) == node.integer)
            #expect(tree.string(of: handle) == node.string)
            #expect(tree.text(of: handle) == node.text)
            #expect(tree.key(of: handle) == node.key ?? "")
            #expect(tree.elements(of: handle).map { tree.node($0) } == node.elements.map { $0 })
            #expect(tree.members(of: handle).map { tree.node($0) } == node.members.map(\.value))
            pending += node.elements.map { $0 } + node.members.map(\.value)
        }
        #expect(seen == 11)
    }

    @Test("members of YAML are those that show, through aliases too (THREATS S5, S7)")
    func aliases() throws {
        let tree = try Tree.read(
            Array("base: &b {x: 1, y: 2}\nuse: *b\nmore:\n  <<: *b\n  z: 3\n".utf8), format: .yaml)
        for name in ["base", "use", "more"] {
            let node = try #require(tree.root[name])
            #expect(tree.members(of: node.handle).map { tree.key(of: $0) } == node.members.map(\.key))
            #expect(tree.member(of: node.handle, key: "z")?.order == node["z"]?.order)
        }
    }

    @Test("strings are the same by their bytes, however they are spelled (THREATS S8)")
    func strings() throws {
        let tree = try json(#"["\u00e9", "é", "e\u0301", "a\/b", "a/b", 1, ""]"#)
        let all = Array(tree.elements(of: tree.root.handle))
        let groups = [0, 0, 1, 2, 2, -1, 3]
        for (one, first) in zip(all, groups) {
            for (other, second) in zip(all, groups) {
                #expect(tree.isSameString(one, other, in: tree) == (first == second && first >= 0))
            }
        }
    }

    @Test("a string is written in no fewer bytes than it has characters")
    func length() throws {
        let tree = try json(#"["", "abc", "é", "\u00e9", "\ud83d\ude00", "😀", 12]"#)
        for value in tree.elements(of: tree.root.handle) {
            let count = tree.string(of: value)?.unicodeScalars.count
            #expect((tree.writtenLength(of: value) == nil) == (count == nil))
            if let count { #expect(tree.writtenLength(of: value) ?? -1 >= count) }
        }
    }

    @Test("a large object's members are found by a key of another tree")
    func table() throws {
        let names = (0..<100).map { "\"k\($0)\": \($0)" }.joined(separator: ",")
        let large = try json("{\(names)}")
        let other = try json(#"{"k\u0037": 0, "k99": 0, "k100": 0}"#)
        let found = other.members(of: other.root.handle).map {
            large.member(of: large.root.handle, sameKeyAs: $0, in: other).flatMap { large.integer(of: $0) }
        }
        #expect(found == [7, 99, nil])
    }
}
