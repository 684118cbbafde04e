/// What plain YAML scalars mean by the core schema of YAML 1.2 (section 10.3.2).
///
/// Where YAML says more than JSON can: `0o17` and `0x1F` are numbers as long as they fit in `Int`, else strings;
/// `.inf` and `.nan` are strings, reported, since no JSON number stands for them. What only YAML 1.1 types (`NO`,
/// `190:20:30`, `2001-12-14`, `1_000`, `0b1`) is a string.
enum CoreSchema {
    /// The kind of a plain scalar.
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> Record.Kind {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "~"): return text.count == 1 ? .null : .string
        case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(text, "null", "Null", "NULL") ? .null : .string
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(text, "true", "True", "TRUE") ? .true : .string
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(text, "false", "False", "FALSE") ? .false : .string
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            return isNumber(text) ? .number : .string
        default: return .string
        }
    }

    /// Whether the text is a number in decimal, or in octal or hexadecimal within `Int`.
    static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        func digits() -> Int {
            let start = offset
            while offset < text.count, Digit.isDecimal(text[offset]) { offset += 1 }
            return offset - start
        }
        func takes(_ one: UInt8, _ other: UInt8) -> Bool {
            guard offset < text.count, text[offset] == one || text[offset] == other else { return false }
            offset += 1
            return true
        }
        _ = takes(UInt8(ascii: "-"), UInt8(ascii: "+"))
        let whole = digits()
        if takes(UInt8(ascii: "."), UInt8(ascii: ".")) {
            if digits() == 0, whole == 0 { return false }
        } else if whole == 0 {
            return false
        }
        if takes(UInt8(ascii: "e"), UInt8(ascii: "E")) {
            _ = takes(UInt8(ascii: "-"), UInt8(ascii: "+"))
            if digits() == 0 { return false }
        }
        return offset == text.count || Decimal.radixInteger(text) != nil
    }

    /// Whether the text is one of the core schema's infinities and its not-a-number.
    static func isNotFinite(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 4 || text.count == 5 else { return false }
        let sign = text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")
        let word = UnsafeBufferPointer(rebasing: text[(sign ? 1 : 0)...])
        return isWord(word, ".inf", ".Inf", ".INF") || !sign && isWord(word, ".nan", ".NaN", ".NAN")
    }

    private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ words: StaticString...) -> Bool {
        words.contains { word in
            text.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        }
    }
}
