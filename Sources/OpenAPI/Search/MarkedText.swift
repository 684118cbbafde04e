/// A text with the words in it that a search was for.
public struct MarkedText: Hashable, Sendable {
    /// A stretch of the text.
    public struct Piece: Hashable, Sendable {
        public let text: String
        public let isMarked: Bool
    }

    public private(set) var pieces: [Piece] = []

    /// Whether anything is marked.
    public var isMarked: Bool { pieces.contains(where: \.isMarked) }

    /// All of it.
    public var text: String { pieces.map(\.text).joined() }

    /// A text with ranges of its UTF-8 marked, ascending and apart; only what lies around the first when it is longer than
    /// `limit` bytes.
    init(_ text: String, marks: [Range<Int>], limit: Int) {
        let bytes = Array(text.utf8)
        var start = 0
        var end = bytes.count
        if bytes.count > limit {
            start = max(0, min((marks.first?.lowerBound ?? 0) - limit / 4, bytes.count - limit))
            end = start + limit
            if start > 0 { start = Self.wordStart(from: start, in: bytes) }
            if end < bytes.count { end = Self.wordEnd(before: end, after: start, in: bytes) }
        }
        var place = start
        if start > 0 { append("… ", false) }
        for mark in marks where mark.lowerBound >= place && mark.upperBound <= end {
            append(String(decoding: bytes[place..<mark.lowerBound], as: UTF8.self), false)
            append(String(decoding: bytes[mark], as: UTF8.self), true)
            place = mark.upperBound
        }
        append(String(decoding: bytes[place..<end], as: UTF8.self), false)
        if end < bytes.count { append(" …", false) }
    }

    private mutating func append(_ text: String, _ isMarked: Bool) {
        if !text.isEmpty { pieces.append(Piece(text: text, isMarked: isMarked)) }
    }

    /// The beginning of the next word within a few bytes, else of the next character.
    private static func wordStart(from start: Int, in bytes: [UInt8]) -> Int {
        for index in start..<min(start + 24, bytes.count) where bytes[index] <= 0x20 { return index + 1 }
        var index = start
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }

    /// The end of the last word within a few bytes, else of the last character.
    private static func wordEnd(before end: Int, after start: Int, in bytes: [UInt8]) -> Int {
        for index in stride(from: end, to: max(start, end - 24), by: -1) where bytes[index] <= 0x20 { return index }
        var index = end
        while index > start, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }
}
