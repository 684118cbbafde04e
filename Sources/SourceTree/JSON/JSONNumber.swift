/// Numbers as JSON writes them.
enum JSONNumber {
    /// Whether the text is a number of RFC 8259 section 6.
    static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = text.baseAddress, !text.isEmpty else { return false }
        return end(base, from: 0, end: text.count) == text.count
    }

    /// Where the number that begins at an offset ends (-? int frac? exp?), nil when none does. `start` is before `end`, at
    /// which the text ends.
    static func end(_ base: UnsafePointer<UInt8>, from start: Int, end: Int) -> Int? {
        var cursor = start
        if base[cursor] == UInt8(ascii: "-") { cursor &+= 1 }
        if cursor < end, base[cursor] == UInt8(ascii: "0") {
            cursor &+= 1
        } else if !passDigits(base, &cursor, end) {
            return nil
        }
        if cursor < end, base[cursor] == UInt8(ascii: ".") {
            cursor &+= 1
            if !passDigits(base, &cursor, end) { return nil }
        }
        if cursor < end, base[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor &+= 1
            if cursor < end, base[cursor] == UInt8(ascii: "+") || base[cursor] == UInt8(ascii: "-") { cursor &+= 1 }
            if !passDigits(base, &cursor, end) { return nil }
        }
        return cursor
    }

    /// Passes one digit or more; false when there is none.
    @inline(__always)
    private static func passDigits(_ base: UnsafePointer<UInt8>, _ cursor: inout Int, _ end: Int) -> Bool {
        guard cursor < end, Digit.isDecimal(base[cursor]) else { return false }
        repeat { cursor &+= 1 } while cursor < end && Digit.isDecimal(base[cursor])
        return true
    }

    /// Appends a number as it is written; one that only YAML writes so (`+7`, `012`, `.5`, `1.`, `0x1F`, `0o17`) in JSON's way.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        if isValid(text) {
            bytes.append(contentsOf: text)
        } else if let integer = Decimal.radixInteger(text) {
            bytes.append(contentsOf: String(integer).utf8)
        } else {
            appendRewritten(text, to: &bytes)
        }
    }

    private static func appendRewritten(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = rest.prefix(while: Digit.isDecimal)
        rest = rest.dropFirst(whole.count)
        let significant = whole.drop { $0 == UInt8(ascii: "0") }
        bytes.append(contentsOf: significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant))
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let fraction = rest.prefix(while: Digit.isDecimal)
            rest = rest.dropFirst(fraction.count)
            if !fraction.isEmpty { bytes.append(contentsOf: [UInt8(ascii: ".")] + fraction) }
        }
        bytes.append(contentsOf: rest)
    }
}
