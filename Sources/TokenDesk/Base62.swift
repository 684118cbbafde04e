/// The digits 0–9, A–Z, a–z in ASCII order, as API tokens are spelled in (THREATS 6.3).
enum Base62 {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// The big-endian number in `bytes`, written in `width` digits, padded with zeros at the left.
    ///
    /// Digits beyond `width` are cut off at the left; callers choose a width that holds every value.
    static func encode(_ bytes: [UInt8], width: Int) -> [UInt8] {
        var quotient = bytes
        var digits: [UInt8] = []
        digits.reserveCapacity(width)
        for _ in 0..<width {
            var remainder = 0
            for index in quotient.indices {
                let value = remainder << 8 | Int(quotient[index])
                quotient[index] = UInt8(truncatingIfNeeded: value / 62)
                remainder = value % 62
            }
            digits.append(alphabet[remainder])
        }
        return digits.reversed()
    }

    /// The number in `width` digits.
    static func encode(_ number: UInt32, width: Int) -> [UInt8] {
        encode((0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }, width: width)
    }

    /// Whether `byte` is one of the sixty-two digits.
    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            false
        }
    }
}
