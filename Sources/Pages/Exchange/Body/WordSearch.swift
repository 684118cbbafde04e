import SourceTree

/// Looks for words: letters of ASCII in either case, everything else as it is written.
struct WordSearch {
    /// Places that are found at most.
    static let limit = 1_000
    private static let needleLimit = 200

    private let needle: [UInt8]

    init(_ words: String) { needle = words.utf8.prefix(Self.needleLimit).map(Self.folded) }

    /// Whether the words are somewhere in a text.
    func isIn(_ text: some Collection<UInt8>) -> Bool {
        text.withContiguousStorageIfAvailable { isIn($0, from: 0) != nil } ?? isIn(Array(text))
    }

    /// Where the words are first, from an offset on.
    func isIn(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
        guard let first = needle.first, text.count >= needle.count else { return nil }
        var index = offset
        let last = text.count - needle.count
        while index <= last {
            if Self.folded(text[index]) == first {
                var matched = 1
                while matched < needle.count, Self.folded(text[index + matched]) == needle[matched] { matched += 1 }
                if matched == needle.count { return index }
            }
            index += 1
        }
        return nil
    }

    /// The scalars that hold the words, and the values under keys that do, in the order of the text.
    func nodes(in root: Node) -> (nodes: [Node], isComplete: Bool) {
        var found: [Node] = []
        var pending = [root]
        while let node = pending.popLast() {
            if found.count >= Self.limit { return (found, false) }
            switch node.kind {
            case .array:
                push(node.elements.map { $0 }, to: &pending)
            case .object:
                push(node.members.map(\.value), to: &pending)
            default:
                if isIn((node.text ?? "").utf8) {
                    found.append(node)
                    continue
                }
            }
            if let key = node.key, isIn(key.utf8) { found.append(node) }
        }
        return (found, true)
    }

    private func push(_ children: [Node], to pending: inout [Node]) {
        for child in children.reversed() { pending.append(child) }
    }

    private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
