extension CodeScanner {
    /// XML and HTML as text: tags, attributes, comments, CDATA and references. Nothing of it is markup of the page.
    mutating func xml() {
        while !isAtEnd {
            let byte = current
            if byte == UInt8(ascii: "<") {
                xmlMarkup()
            } else if byte == UInt8(ascii: "&") {
                let name = end(from: index + 1) { Self.isWordPart($0) || $0 == UInt8(ascii: "#") }
                let isReference = self.byte(at: name) == UInt8(ascii: ";")
                take(to: isReference ? name + 1 : index + 1, as: isReference ? .literal : .plain)
            } else {
                take(to: end(from: index) { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }, as: .plain)
            }
        }
    }

    private mutating func xmlMarkup() {
        if matches("<!--") { return take(to: endOf("-->", from: index + 4), as: .comment) }
        if matches("<![CDATA[") { return take(to: endOf("]]>", from: index + 9), as: .string) }
        if matches("<!") || matches("<?") { return take(to: endOf(">", from: index + 2), as: .keyword) }
        let isEnd = byte(at: index + 1) == UInt8(ascii: "/")
        let name = index + (isEnd ? 2 : 1)
        guard Self.isWordPart(byte(at: name)) else { return take(as: .plain) }
        take(to: name, as: .punctuation)
        take(to: end(from: name, while: Self.isXMLNamePart), as: .keyword)
        xmlAttributes()
    }

    private mutating func xmlAttributes() {
        while !isAtEnd {
            let byte = current
            switch byte {
            case UInt8(ascii: ">"): return take(as: .punctuation)
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                take(to: endOfQuoted(escape: nil, isMultiline: true), as: .string)
            case 0x20, 0x09, 0x0A, 0x0D: take(as: .space)
            case UInt8(ascii: "/"), UInt8(ascii: "="): take(as: .punctuation)
            default:
                let end = end(from: index, while: Self.isXMLNamePart)
                take(to: max(end, index + 1), as: end > index ? .key : .plain)
            }
        }
    }

    private static func isXMLNamePart(_ byte: UInt8) -> Bool {
        isWordPart(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
