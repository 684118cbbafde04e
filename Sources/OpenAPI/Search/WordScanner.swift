/// Cuts text into the words that are searched: letters folded, `camelCase`, `snake_case` and paths split, and each name of
/// several parts also as one word (`pullrequest`).
struct WordScanner {
    /// The bytes that are kept of a word.
    static let limit = 48

    private var part: [UInt8] = []
    private var partStart = 0
    private var whole: [UInt8] = []
    private var wholeStart = 0
    private var parts = 0
    private var last: UInt8 = 0
    private let joinsParts: Bool

    /// With `joinsParts` a name of several parts is a word too.
    init(joinsParts: Bool = true) {
        self.joinsParts = joinsParts
        part.reserveCapacity(Self.limit + 4)
        whole.reserveCapacity(Self.limit + 4)
    }

    /// Calls `body` with each word, folded, and where it stands in the text.
    @inline(__always)
    mutating func scan(_ text: String, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void) {
        var text = text
        text.withUTF8 { scan($0, body) }
    }

    @inline(__always)
    mutating func scan(
        _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) {
        last = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if Self.isLower(byte) || Self.isDigit(byte) {
                append(byte, at: index)
            } else if Self.isUpper(byte) {
                if isBoundary(before: index, in: text) { endPart(at: index, body) }
                append(byte | 0x20, at: index)
            } else if byte >= 0x80 {
                index = beyond(text, index, body)
                continue
            } else {
                endPart(at: index, body)
                if !Self.isJoint(byte) || index + 1 == text.count || !Self.isLetter(text[index + 1]) {
                    endWhole(at: index, body)
                }
            }
            last = byte
            index += 1
        }
        endPart(at: text.count, body)
        endWhole(at: text.count, body)
    }

    /// Takes up one character beyond ASCII and gives back where the next begins.
    private mutating func beyond(
        _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) -> Int {
        let length = text[index] < 0xE0 ? 2 : text[index] < 0xF0 ? 3 : 4
        let end = min(index + length, text.count)
        guard let scalar = String(decoding: text[index..<end], as: UTF8.self).unicodeScalars.first else { return end }
        if LetterFold.isAlone(scalar) {
            endPart(at: index, body)
            endWhole(at: index, body)
            append(scalar, at: index)
            endPart(at: end, body)
            endWhole(at: end, body)
        } else if LetterFold.isWord(scalar) {
            append(scalar, at: index)
        } else {
            endPart(at: index, body)
            endWhole(at: index, body)
        }
        last = 0x80
        return end
    }

    private mutating func append(_ scalar: Unicode.Scalar, at index: Int) {
        LetterFold.fold(scalar) { append($0, at: index) }
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8, at index: Int) {
        if part.isEmpty { partStart = index }
        if whole.isEmpty { wholeStart = index }
        if part.count < Self.limit { part.append(byte) }
        if whole.count < Self.limit { whole.append(byte) }
    }

    @inline(__always)
    private mutating func endPart(at index: Int, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void) {
        guard !part.isEmpty else { return }
        part.withUnsafeBufferPointer { body($0, partStart..<index) }
        part.removeAll(keepingCapacity: true)
        parts += 1
    }

    @inline(__always)
    private mutating func endWhole(at index: Int, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void) {
        if parts > 1, joinsParts { whole.withUnsafeBufferPointer { body($0, wholeStart..<index) } }
        whole.removeAll(keepingCapacity: true)
        parts = 0
    }

    /// Before `B` of `fooBar`, and before `S` of `HTTPServer`.
    @inline(__always)
    private func isBoundary(before index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        if Self.isLower(last) || Self.isDigit(last) { return true }
        return Self.isUpper(last) && index + 1 < text.count && Self.isLower(text[index + 1])
    }

    @inline(__always)
    private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    @inline(__always)
    private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always)
    private static func isJoint(_ byte: UInt8) -> Bool { byte == 0x5F || byte == 0x2D }
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool {
        isLower(byte) || isUpper(byte) || isDigit(byte) || byte >= 0x80
    }
}
