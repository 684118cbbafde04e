/// The grammar of a JSON number (RFC 8259, section 6).
enum JSONNumber {
    static func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let first = rest.first
        guard digits(&rest) > 0 else { return false }
        let integer = bytes.prefix(rest.startIndex - bytes.startIndex).drop { $0 == UInt8(ascii: "-") }
        guard first != UInt8(ascii: "0") || integer.count == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard digits(&rest) > 0 else { return false }
        }
        if let byte = rest.first, byte | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard digits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
        let end = rest.firstIndex { !CodeScanner.isDigit($0) } ?? rest.endIndex
        let count = end - rest.startIndex
        rest = rest[end...]
        return count
    }
}
