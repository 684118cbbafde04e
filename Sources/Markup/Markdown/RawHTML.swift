/// A small tokeniser for the raw HTML that CommonMark lets through: start tags, end tags, comments, and text for all
/// else. Linear, whatever comes.
struct RawHTML {
    enum Token {
        case start(name: String, href: String?)
        case end(name: String)
        case comment
        case text(Range<Int>)
    }

    /// No tag is longer than this; what is longer is text.
    static let tagLimit = 4096

    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var hasCommentEnd = true

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Where the next token begins.
    var position: Int { index }

    mutating func next() -> Token? {
        guard index < bytes.count else { return nil }
        let start = index
        if bytes[index] == UInt8(ascii: "<"), let token = markup() { return token }
        index = max(index, start + 1)
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
        return .text(start..<index)
    }

    private mutating func markup() -> Token? {
        if matches("!--", at: index + 1) { return comment() }
        let isEnd = byte(at: index + 1) == UInt8(ascii: "/")
        let nameStart = index + (isEnd ? 2 : 1)
        var position = nameStart
        while let byte = byte(at: position), Self.isNamePart(byte), position - nameStart < 32 { position += 1 }
        guard position > nameStart, let first = byte(at: nameStart), !(0x30...0x39).contains(first) else { return nil }
        let name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
        var attributes = RawAttributes(bytes, from: position, to: min(bytes.count, index + Self.tagLimit))
        guard let end = attributes.readToEnd() else { return nil }
        index = end
        return isEnd ? .end(name: name) : .start(name: name, href: attributes.href)
    }

    private mutating func comment() -> Token? {
        guard hasCommentEnd else { return nil }
        var position = index + 2
        while position + 2 < bytes.count {
            if matches("-->", at: position) {
                index = position + 3
                return .comment
            }
            position += 1
        }
        hasCommentEnd = false
        return nil
    }

    private func byte(at position: Int) -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private func matches(_ literal: StaticString, at position: Int) -> Bool {
        literal.withUTF8Buffer { literal in
            position + literal.count <= bytes.count
                && bytes[position..<(position + literal.count)].elementsEqual(literal)
        }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// The text alone, for search: tags and comments left out.
    static func words(of bytes: UnsafeBufferPointer<UInt8>) -> String {
        var tokens = RawHTML(bytes)
        var words: [UInt8] = []
        while let token = tokens.next() {
            if case .text(let range) = token { words += bytes[range] } else { words.append(0x20) }
        }
        return String(decoding: words, as: UTF8.self)
    }
}
