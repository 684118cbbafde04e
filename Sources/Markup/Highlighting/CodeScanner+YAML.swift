extension CodeScanner {
    /// YAML, line by line: keys, scalars, comments, anchors and tags, and blocks of text behind `|` and `>`.
    mutating func yaml() {
        var block: Int?
        while !isAtEnd {
            let lineEnd = endOfLine(from: index)
            let first = end(from: index) { $0 == 0x20 }
            let indentation = first - index
            if let outer = block, first >= lineEnd || indentation > outer {
                take(to: lineEnd, as: .string)
            } else {
                block = yamlLine(to: lineEnd) ? indentation : nil
            }
            take(as: .space)
        }
    }

    /// Reads a line; true when it ends with the sign of a block of text.
    private mutating func yamlLine(to lineEnd: Int) -> Bool {
        var flow = 0
        var opensBlock = false
        if matches("---") || matches("...") { take(3, as: .punctuation) }
        while index < lineEnd {
            let byte = current
            switch byte {
            case 0x20, 0x09, 0x0D:
                take(as: .space)
            case UInt8(ascii: "#") where index == 0 || Self.isBlank(self.byte(at: index - 1)):
                take(to: lineEnd, as: .comment)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let close = endOfQuoted(escape: byte == UInt8(ascii: "\"") ? UInt8(ascii: "\\") : nil)
                take(to: close, as: isYAMLColon(at: close) ? .key : .string)
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                flow += 1
                take(as: .punctuation)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                flow -= 1
                take(as: .punctuation)
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                take(as: .punctuation)
            case UInt8(ascii: "-"), UInt8(ascii: "?"):
                if Self.isBlank(self.byte(at: index + 1)) || index + 1 >= lineEnd {
                    take(as: .punctuation)
                } else {
                    yamlScalar(to: lineEnd, isFlow: flow > 0)
                }
            case UInt8(ascii: "|"), UInt8(ascii: ">"):
                opensBlock = true
                take(to: end(from: index) { !Self.isBlank($0) }, as: .punctuation)
            case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
                take(to: end(from: index) { !Self.isBlank($0) }, as: .keyword)
            default:
                yamlScalar(to: lineEnd, isFlow: flow > 0)
            }
        }
        return opensBlock
    }

    private mutating func yamlScalar(to lineEnd: Int, isFlow: Bool) {
        var position = index
        while position < lineEnd {
            let byte = bytes[position]
            if isYAMLColon(at: position) { return take(to: position, as: .key) }
            if byte == UInt8(ascii: "#"), Self.isBlank(self.byte(at: position - 1)) { break }
            if isFlow, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { break }
            position += 1
        }
        while position > index + 1, Self.isBlank(bytes[position - 1]) { position -= 1 }
        take(to: max(position, index + 1), as: yamlKind(to: position))
    }

    private func yamlKind(to end: Int) -> Part {
        guard end - index < 40 else { return .string }
        let word = word(to: end)
        switch word {
        case "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "~": return .literal
        default: break
        }
        let isNumber = word.utf8.contains(where: Self.isDigit) && Double(word) != nil
        return isNumber ? .number : .string
    }

    private func isYAMLColon(at position: Int) -> Bool {
        guard byte(at: position) == UInt8(ascii: ":") else { return false }
        return position + 1 >= bytes.count || Self.isBlank(bytes[position + 1])
    }
}
