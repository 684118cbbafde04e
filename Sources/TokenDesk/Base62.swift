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

    /// The number in `width` digits; ten of them at a time, because the gate writes an id with each request.
    static func encode(_ number: UInt128, width: Int) -> [UInt8] {
        let tenDigits: UInt128 = 839_299_365_868_340_224
        var digits = [UInt8](repeating: alphabet[0], count: width)
        var rest = number
        var place = width
        while place > 0 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: tenDigits)
            var group = UInt64(truncatingIfNeeded: remainder)
            for _ in 0..<min(10, place) {
                place -= 1
                digits[place] = alphabet[Int(truncatingIfNeeded: group % 62)]
                group /= 62
            }
            rest = quotient
        }
        return digits
    }

    /// The number in `width` digits.
    static func encode(_ number: UInt32, width: Int) -> [UInt8] {
        encode((0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }, width: width)
    }

    /// The number that `digits` spell; nil for a byte that is no digit or a number above 128 bits.
    static func number(_ digits: some Sequence<UInt8>) -> UInt128? {
        var number: UInt128 = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            let (product, hasOverflown) = number.multipliedReportingOverflow(by: 62)
            let (sum, carries) = product.addingReportingOverflow(UInt128(value))
            guard !hasOverflown, !carries else { return nil }
            number = sum
        }
        return number
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit - UInt8(ascii: "a") + 36
        default: nil
        }
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
