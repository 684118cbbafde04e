extension CodeScanner {
    /// A message of HTTP/1.1: its first line, its fields, and a body that is coloured as JSON or XML when it looks so.
    mutating func http() {
        firstLine()
        while !isAtEnd, current != 0x0A, current != 0x0D { field() }
        take(to: end(from: index, while: Self.isBlank), as: .space)
        switch current {
        case UInt8(ascii: "{"), UInt8(ascii: "["): json()
        case UInt8(ascii: "<"): xml()
        default: take(to: bytes.count, as: .plain)
        }
    }

    private mutating func firstLine() {
        let lineEnd = endOfLine(from: index)
        if matches("HTTP/") {
            take(to: end(from: index) { !Self.isBlank($0) }, as: .literal)
            take(to: end(from: index) { $0 == 0x20 }, as: .space)
            take(to: end(from: index, while: Self.isDigit), as: .number)
            take(to: lineEnd, as: .plain)
        } else {
            take(to: min(lineEnd, end(from: index) { !Self.isBlank($0) }), as: .keyword)
            take(to: lineEnd, as: .plain)
        }
        take(as: .space)
    }

    private mutating func field() {
        let lineEnd = endOfLine(from: index)
        let colon = end(from: index) { $0 != UInt8(ascii: ":") && $0 != 0x0A }
        if byte(at: colon) == UInt8(ascii: ":") {
            take(to: colon, as: .key)
            take(as: .punctuation)
        }
        take(to: lineEnd, as: .plain)
        take(as: .space)
    }
}
