/// Where the parts of a line end; nil where they are none, or the bytes end first.
extension JSONLayout where Ink: ~Copyable {
    func slice(to end: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[index..<end]) }

    @inline(__always)
    mutating func skipBlanks() {
        while index < bytes.count, CodeScanner.isBlank(bytes[index]) { index &+= 1 }
    }

    /// The end of a text behind its closing quotation mark; one that holds a bare control character is no JSON.
    mutating func endOfString() -> Int? {
        var position = index &+ 1
        while position < bytes.count {
            let byte = bytes[position]
            position &+= 1
            if byte == UInt8(ascii: "\"") { return position }
            if byte < 0x20 {
                index = position - 1
                return nil
            }
            if byte == UInt8(ascii: "\\") {
                guard position < bytes.count, bytes[position] >= 0x20 else { break }
                position &+= 1
            }
        }
        index = min(position, bytes.count)
        return nil
    }

    /// The end of a number (RFC 8259, section 6).
    mutating func endOfNumber() -> Int? {
        var position = index
        if byte(at: position) == UInt8(ascii: "-") { position &+= 1 }
        let first = position
        skipDigits(&position)
        guard position > first, bytes[first] != UInt8(ascii: "0") || position == first &+ 1 else { return nil }
        if byte(at: position) == UInt8(ascii: ".") {
            let fraction = position &+ 1
            position = fraction
            skipDigits(&position)
            guard position > fraction else { return nil }
        }
        if byte(at: position) | 0x20 == UInt8(ascii: "e") {
            position &+= 1
            if byte(at: position) == UInt8(ascii: "+") || byte(at: position) == UInt8(ascii: "-") { position &+= 1 }
            let exponent = position
            skipDigits(&position)
            guard position > exponent else { return nil }
        }
        return position
    }

    /// The end of `true`, `false` or `null`.
    func endOfLiteral() -> Int? {
        for literal in ["true", "false", "null"] as [StaticString] {
            let length = literal.utf8CodeUnitCount
            guard bytes.count - index >= length else { continue }
            var matched = 0
            while matched < length, bytes[index + matched] == literal.utf8Start[matched] { matched += 1 }
            if matched == length { return index + length }
        }
        return nil
    }

    @inline(__always)
    private func skipDigits(_ position: inout Int) {
        while position < bytes.count, CodeScanner.isDigit(bytes[position]) { position &+= 1 }
    }

    @inline(__always)
    private func byte(at position: Int) -> UInt8 { position < bytes.count ? bytes[position] : 0 }
}
