extension CodeScanner {
    /// JSON (RFC 8259), also when it is broken: a text that is not closed ends with its line.
    mutating func json() {
        while !isAtEnd {
            let byte = current
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D:
                take(to: end(from: index, while: Self.isBlank), as: .space)
            case UInt8(ascii: "\""):
                let close = endOfQuoted(escape: UInt8(ascii: "\\"))
                let isKey = self.byte(at: end(from: close, while: Self.isBlank)) == UInt8(ascii: ":")
                take(to: close, as: isKey ? .key : .string)
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
                UInt8(ascii: ":"):
                take(as: .punctuation)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                take(to: end(from: index + 1, while: Self.isJSONNumberPart), as: .number)
            default:
                jsonWord()
            }
        }
    }

    private mutating func jsonWord() {
        let end = end(from: index, while: Self.isWordPart)
        guard end > index else { return take(as: .plain) }
        let isLiteral = ["true", "false", "null"].contains { matches($0, to: end) }
        take(to: end, as: isLiteral ? .literal : .plain)
    }

    private func matches(_ literal: String, to end: Int) -> Bool {
        bytes[index..<end].elementsEqual(literal.utf8)
    }

    private static func isJSONNumberPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte | 0x20 == UInt8(ascii: "e")
    }
}
