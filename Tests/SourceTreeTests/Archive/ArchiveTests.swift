import Synchronization
import Testing

@testable import SourceTree

@Suite("Archives of trees")
struct ArchiveTests {
    private final class Memory: TreeCache {
        let kept = Mutex<[UInt8]?>(nil)

        func stored(for text: [UInt8]) -> [UInt8]? { kept.withLock { $0 } }
        func store(_ archive: [UInt8], for text: [UInt8]) { kept.withLock { $0 = archive } }
    }

    private static let text = Array(
        "a: &a {k: [1, 'x', ~], <<: {m: \"\\t\"}}\nb: *a\nc: >\n  one\n  two é\nd: !!foo 5\n\"q\": \"\"\n".utf8)

    @Test("a tree read from its archive is the same, with its warnings")
    func equality() throws {
        let memory = Memory()
        let first = try Tree.read(Self.text, format: .yaml, cache: memory)
        let second = try Tree.read(Self.text, format: .yaml, cache: memory)
        #expect(second.root.isEqual(to: first.root))
        #expect(second.root.json() == first.root.json())
        #expect(second.warnings == first.warnings)
    }

    @Test("an archive that was cut or is of another version or budget is not read, one with a flipped bit never traps")
    func damage() throws {
        let memory = Memory()
        _ = try Tree.read(Self.text, format: .yaml, cache: memory)
        let archive = try #require(memory.kept.withLock { $0 })
        let text = LineMap(bytes: Self.text)
        func reads(_ bytes: [UInt8], _ budget: Budget = .operatorDescription) -> Bool {
            guard let reader = ArchiveReader(bytes, text: text, budget: budget) else { return false }
            let tree = Tree(name: "", format: .yaml, arena: reader.writer.arena, hasRepeatedKeys: true)
            _ = tree.root.members.map { ($0.key, $0.keyPosition, $0.value.pointer, $0.value.source) }
            return true
        }
        #expect(reads(archive))
        #expect(!reads(archive, .userDescription))
        for length in archive.indices {
            #expect(!reads(Array(archive.prefix(length))))
            var flipped = archive
            flipped[length] ^= 1
            let isRead = reads(flipped)
            #expect(length >= TreeArchive.head(.operatorDescription).count || !isRead)
        }
    }
}
