extension CodeScanner {
    /// A command line: commands, options, quoted texts, variables, comments.
    mutating func shell() {
        var isCommand = true
        while !isAtEnd {
            let byte = current
            switch byte {
            case 0x0A:
                isCommand = isCommand || self.byte(at: index - 1) != UInt8(ascii: "\\")
                take(as: .space)
            case 0x20, 0x09, 0x0D: take(as: .space)
            case UInt8(ascii: "#") where index == 0 || Self.isBlank(self.byte(at: index - 1)):
                take(to: endOfLine(from: index), as: .comment)
            case UInt8(ascii: "'"): take(to: endOfQuoted(escape: nil, isMultiline: true), as: .string)
            case UInt8(ascii: "\""):
                take(to: endOfQuoted(escape: UInt8(ascii: "\\"), isMultiline: true), as: .string)
            case UInt8(ascii: "$"): shellVariable()
            case UInt8(ascii: "\\"): take(self.byte(at: index + 1) == 0x0A ? 1 : 2, as: .punctuation)
            case UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "("):
                isCommand = true
                take(as: .punctuation)
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"): take(as: .punctuation)
            default:
                let end = max(index + 1, end(from: index, while: Self.isShellWordPart))
                let isOption = byte == UInt8(ascii: "-") && !isCommand
                take(to: end, as: isOption ? .key : isCommand ? .keyword : .plain)
                isCommand = false
            }
        }
    }

    private mutating func shellVariable() {
        if byte(at: index + 1) == UInt8(ascii: "{") {
            let close = end(from: index) { $0 != UInt8(ascii: "}") && $0 != 0x0A }
            return take(to: byte(at: close) == UInt8(ascii: "}") ? close + 1 : close, as: .literal)
        }
        let end = end(from: index + 1, while: Self.isWordPart)
        take(to: end, as: end > index + 1 ? .literal : .punctuation)
    }

    private static func isShellWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x24, 0x26, 0x27, 0x28, 0x29, 0x3B, 0x3C, 0x3E, 0x5C, 0x7C: false
        default: !isBlank(byte)
        }
    }
}
