/// Percent-encoding, byte by byte (RFC 3986 section 2.1).
enum PercentTriplet {
    /// The byte that the two digits in front say; nil when there are none.
    static func value(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard digits.count >= 2, let high = nibble(digits[digits.startIndex]),
            let low = nibble(digits[digits.startIndex + 1])
        else { return nil }
        return high << 4 | low
    }

    /// A text with its triplets replaced and broken ones left as they are.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = value(rest) {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
