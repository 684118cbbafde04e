import CLibYAML

/// Turns libyaml's marks, which count scalars, into offsets in bytes.
///
/// Marks rise from event to event but for small steps back, so the last answer is where the next search begins.
struct YAMLPlaces {
    /// The offset of the first byte that libyaml sees.
    let start: Int
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private var scalar = 0
    private var byte: Int

    init(bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool) {
        self.bytes = bytes
        self.start = start
        self.isASCII = isASCII
        byte = start
    }

    func index(_ mark: yaml_mark_t) -> Int { Int(clamping: mark.index) }

    /// The offset of a scalar by its index after `start`; past the end it is that of the end.
    mutating func offset(ofScalar index: Int) -> Int {
        if isASCII { return min(start &+ index, bytes.count) }
        skipASCII(to: index)
        while scalar < index, byte < bytes.count {
            byte += 1
            while byte < bytes.count, isContinuation(byte) { byte += 1 }
            scalar += 1
        }
        while scalar > index, byte > start {
            byte -= 1
            while byte > start, isContinuation(byte) { byte -= 1 }
            scalar -= 1
        }
        return byte
    }

    /// Whether the document has exactly these bytes at an offset.
    func holds(_ content: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, content.count <= bytes.count - offset else { return false }
        guard let base = bytes.baseAddress, let other = content.baseAddress else { return content.isEmpty }
        return Word.areEqual(base + offset, other, count: content.count)
    }

    /// Goes forward by words in which every byte is a scalar, as long as that does not pass the index.
    private mutating func skipASCII(to index: Int) {
        guard let base = bytes.baseAddress else { return }
        while index &- scalar >= 8, byte &+ 8 <= bytes.count, Word.load(base, byte) & Word.highs == 0 {
            byte &+= 8
            scalar &+= 8
        }
    }

    private func isContinuation(_ offset: Int) -> Bool { bytes[offset] & 0xC0 == 0x80 }
}
