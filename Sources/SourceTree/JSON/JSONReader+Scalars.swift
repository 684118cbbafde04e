extension JSONReader {
    /// The text of a string whose opening quotation mark was passed: where its content starts, how many bytes it has as
    /// written, and the flags of its record.
    mutating func string() throws(SourceError) -> (start: Int, length: Int, flags: UInt32) {
        let start = cursor
        var flags = Record.quoted
        while true {
            while cursor < end, base[cursor] >= 0x20, base[cursor] != 0x22, base[cursor] != 0x5C { cursor &+= 1 }
            guard cursor < end else { throw unexpected("'\"' at the end of the string") }
            switch base[cursor] {
            case 0x22:
                cursor &+= 1
                return (start, cursor &- 1 &- start, flags)
            case 0x5C:
                flags |= Record.escaped
                try escape()
            default: throw unexpected("an escape in place of a control character")
            }
        }
    }

    /// The key of a member, with its opening quotation mark.
    mutating func key() throws(SourceError) {
        cursor &+= 1
        let (start, length, flags) = try string()
        if length > budget.keyLength { try checkLongKey(start, length) }
        let record = Record(.key, flags: flags, start: narrow(start), extent: narrow(length))
        if flags & Record.escaped == 0 {
            writer.addKey(record, content: base + start, count: length)
        } else {
            let content = JSONEscapes.decoded(UnsafeBufferPointer(start: base + start, count: length))
            content.withUnsafeBufferPointer { writer.addKey(record, content: $0.baseAddress, count: $0.count) }
        }
    }

    private func checkLongKey(_ start: Int, _ length: Int) throws(SourceError) {
        let limit = base[start] == UInt8(ascii: "/") ? 2 * budget.keyLength : budget.keyLength
        if length > limit { throw tooLong(.keyTooLong, start, "A key", limit) }
    }

    /// An escape inside a string; the cursor stands on its backslash.
    private mutating func escape() throws(SourceError) {
        let start = cursor
        cursor += 1
        guard cursor < end else { throw unexpected("an escape") }
        let name = base[cursor]
        guard name == UInt8(ascii: "u") else {
            guard JSONEscapes.simple(name) != nil else { throw unexpected("one of \" \\ / b f n r t u after '\\'") }
            cursor += 1
            return
        }
        cursor += 1
        let text = UnsafeBufferPointer(start: base, count: end)
        guard let unit = JSONEscapes.unit(text, cursor) else { throw hexadecimalExpected() }
        cursor += 4
        if JSONEscapes.isLowSurrogate(unit) { throw loneSurrogate(start) }
        guard JSONEscapes.isHighSurrogate(unit) else { return }
        guard end - cursor >= 6, base[cursor] == UInt8(ascii: "\\"), base[cursor + 1] == UInt8(ascii: "u") else {
            throw loneSurrogate(start)
        }
        cursor += 2
        guard let low = JSONEscapes.unit(text, cursor) else { throw hexadecimalExpected() }
        guard JSONEscapes.isLowSurrogate(low) else { throw loneSurrogate(start) }
        cursor += 4
    }

    /// A number (RFC 8259 section 6): -? int frac? exp?
    mutating func number() throws(SourceError) {
        let start = cursor
        if base[cursor] == UInt8(ascii: "-") { cursor &+= 1 }
        if cursor < end, base[cursor] == UInt8(ascii: "0") { cursor &+= 1 } else { try digits() }
        if cursor < end, base[cursor] == UInt8(ascii: ".") {
            cursor &+= 1
            try digits()
        }
        if cursor < end, base[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor &+= 1
            if cursor < end, base[cursor] == UInt8(ascii: "+") || base[cursor] == UInt8(ascii: "-") { cursor &+= 1 }
            try digits()
        }
        writer.add(Record(.number, start: narrow(start), extent: narrow(cursor &- start)))
    }

    /// One digit or more.
    private mutating func digits() throws(SourceError) {
        guard cursor < end, Digit.isDecimal(base[cursor]) else { throw unexpected("a digit") }
        repeat { cursor &+= 1 } while cursor < end && Digit.isDecimal(base[cursor])
    }

    private func loneSurrogate(_ offset: Int) -> SourceError {
        SourceError(.encoding, at: offset, in: text, "Expected both halves of a surrogate pair, came one.")
    }

    private mutating func hexadecimalExpected() -> SourceError {
        while cursor < end, Digit.hexadecimal(base[cursor]) != nil { cursor += 1 }
        return unexpected("four hexadecimal digits after '\\u'")
    }
}
