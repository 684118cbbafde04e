import TestSupport
import Testing

@testable import SourceTree

/// A small generator with a fixed seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Mutated text")
struct MutationTests {
    static let seeds: [(String, SourceFormat)] = [
        (
            #"{"openapi": "3.1.0", "a": [1, -2.5e10, true, null, "\u00e9\ud83d\ude00é😀\n"], "b": {"c": {}, "d": []}}"#,
            .json
        ),
        (
            "a: &x {k: [1, 0x1F], <<: {m: \"\\t\"}}\nb: *x\nc: >\n  one\n  two é\nd: !!str 5\n? e\n: |\n  f\n- 'x'\n",
            .yaml
        ),
        ("&a a: &b [*b, *a]\n<<: [*b, {x: 1}]\n<<: *b\nx: .inf\n? [a]\n: b\n", .yaml),
        (
            "openapi: 3.1.0\npaths:\n  /a:\n    get: &g\n      responses:\n        200: {description: ok}\n    put:\n      <<: *g\n",
            .yaml
        ),
    ]

    static let pieces: [[UInt8]] =
        [
            "[", "]", "{", "}", "\"", "\\", ":", ",", "- ", "? ", "&a ", "*a", "<<: ", "!!int ", "|", ">", "\n", "\r",
            "\t", "  ", "\0", "\\u", "\\ud800",
            "1e999", "-", "0x", "~", "#", "'", "é", "\u{FEFF}", "---\n", "...", "%YAML 1.1\n",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

    @Test("never traps a reader or an accessor, and what is read is whole (THREATS S2)", arguments: 0..<8)
    func mutations(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        for _ in 0..<1500 {
            guard let (text, format) = Self.seeds.randomElement(using: &generator) else { return }
            var bytes = Array(text.utf8)
            for _ in 0...Int.random(in: 0..<4, using: &generator) { mutate(&bytes, &generator) }
            for format in [format, format == .json ? .yaml : .json] {
                guard let tree = try? Tree.read(bytes, format: format, budget: .userDescription) else { continue }
                visit(tree)
            }
        }
    }

    @Test("every prefix of a text is refused or read without a trap (THREATS S2)")
    func prefixes() {
        for (text, format) in Self.seeds {
            let bytes = Array(text.utf8)
            for length in 0...bytes.count {
                if let tree = try? Tree.read(Array(bytes.prefix(length)), format: format) { visit(tree) }
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, place + Int.random(in: 0..<6, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        case 3: if place < bytes.count { bytes[place] = UInt8.random(in: .min ... .max, using: &generator) }
        default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? [], at: place)
        }
    }

    /// Asks every node for everything.
    private func visit(_ tree: Tree) {
        var pending = [tree.root]
        while let node = pending.popLast() {
            _ = (node.string, node.boolean, node.integer, node.double, node.text, node.source, node.position)
            #expect(node.count == node.members.count + node.elements.count)
            #expect(tree.root.node(at: node.pointer) == node || tree.hasRepeatedKeys)
            for member in node.members {
                #expect(node[member.key] != nil)
                _ = member.keyPosition
                // An alias' content is visited at its anchor.
                if member.value.target == member.value.index { pending.append(member.value) }
            }
            for element in node.elements where element.target == element.index { pending.append(element) }
        }
        let written = tree.root.json()
        let again = try? Tree.read(written, format: .json)
        #expect(again?.root.isEqual(to: tree.root) == true)
    }
}
