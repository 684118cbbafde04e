import Foundation

/// One text that is looked for in bytes: the C library finds a byte of it that is rare in what APIs answer, then the rest is
/// compared.
struct EchoNeedle: Sendable {
    private let text: [UInt8]
    /// Where its rare byte stands.
    private let pivot: Int
    /// How far after one place the next can begin at the earliest.
    private let period: Int

    var count: Int { text.count }

    /// Nil for no text.
    init?(_ text: [UInt8]) {
        guard let pivot = text.indices.min(by: { Self.frequency(of: text[$0]) < Self.frequency(of: text[$1]) }) else {
            return nil
        }
        self.text = text
        self.pivot = pivot
        period = text.count - Self.border(of: text)
    }

    /// Those of some texts, in order.
    static func list(of texts: Set<String>) -> [EchoNeedle] {
        texts.sorted().compactMap { EchoNeedle(Array($0.utf8)) }
    }

    /// Where it stands. Places that overlap are one; no more are told than ``EchoPlaces`` remembers.
    func places(in bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
        guard let base = bytes.baseAddress else { return [] }
        return text.withUnsafeBytes { needle in
            guard let text = needle.baseAddress else { return [] }
            var places: [Range<Int>] = []
            var index = 0
            while let start = candidate(in: bytes, from: index), places.count <= EchoPlaces.limit {
                index = start + 1
                guard memcmp(base + start, text, count) == 0 else { continue }
                var end = start + count
                // A text that goes on in itself: one place, and no search for each of its turns.
                while end + period <= bytes.count, memcmp(base + end, text + count - period, period) == 0 {
                    end += period
                }
                places.append(start..<end)
                index = end - count + period
            }
            return places
        }
    }

    /// How many of the last bytes may be its beginning.
    func opened(by bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        return text.withUnsafeBytes { needle in
            guard let text = needle.baseAddress else { return 0 }
            var length = min(count - 1, bytes.count)
            while length > 0, memcmp(base + bytes.count - length, text, length) != 0 { length -= 1 }
            return length
        }
    }

    /// The next place where it may stand.
    private func candidate(in bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
        let room = bytes.count - count - index + 1
        guard room > 0, let base = bytes.baseAddress,
            let found = memchr(base + index + pivot, Int32(text[pivot]), room)
        else { return nil }
        return UnsafeRawPointer(found) - base - pivot
    }

    /// Roughly how often a byte stands in JSON and other text.
    private static func frequency(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 2
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 4
        case UInt8(ascii: "a")...UInt8(ascii: "z"): "etaoinsrhldcu".utf8.contains(byte) ? 6 : 3
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ":"): 7
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): 3
        default: 1
        }
    }

    /// How many bytes at its end are its beginning, too (Knuth, Morris and Pratt).
    private static func border(of text: [UInt8]) -> Int {
        var borders = [0]
        for index in 1..<max(1, text.count) {
            var length = borders[index - 1]
            while length > 0, text[length] != text[index] { length = borders[length - 1] }
            borders.append(text[length] == text[index] ? length + 1 : 0)
        }
        return borders.last ?? 0
    }
}
