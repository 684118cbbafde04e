/// Numbers as JSON writes them.
enum JSONNumber {
    /// Whether the text is a number of RFC 8259 section 6.
    static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var rest = text[...]
        func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            let count = rest.prefix(while: Digit.isDecimal).count
            rest = rest.dropFirst(count)
            return count > 0
        }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        if rest.first == UInt8(ascii: "0") { rest = rest.dropFirst() } else if !digits(&rest) { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            if !digits(&rest) { return false }
        }
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
            if !digits(&rest) { return false }
        }
        return rest.isEmpty
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
