/// The exact value of a number's text: ± digits × 10^exponent, without leading or trailing zeros in the digits.
///
/// Reads what JSON and the YAML core schema write: `-1.5e3`, `+7`, `012`, `.5`, `1.`, `0x1F`, `0o17`. Two equal numbers
/// have equal values here however they are written.
struct Decimal: Hashable {
    private(set) var isNegative = false
    /// ASCII digits; empty for zero.
    private(set) var digits: [UInt8] = []
    private(set) var exponent = 0

    /// Nil when the text is no number or its exponent is beyond 2⁶³.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        if let integer = Self.radixInteger(text) {
            digits = Array(String(integer).utf8)
            normalize()
            return
        }
        var offset = 0
        if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            offset = 1
        }
        var fraction = 0
        var hasPoint = false
        scan: while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: "."): hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
            case let digit where Digit.isDecimal(digit):
                digits.append(digit)
                if hasPoint { fraction += 1 }
            default: return nil
            }
            offset += 1
        }
        if offset < text.count {
            guard let written = Int(String(decoding: text[(offset + 1)...], as: UTF8.self)) else { return nil }
            exponent = written
        }
        let (shifted, overflow) = exponent.subtractingReportingOverflow(fraction)
        if overflow { return nil }
        exponent = shifted
        if !normalize() { return nil }
    }

    /// The value as an integer, nil when it has a fraction or lies outside `Int`.
    var integer: Int? {
        if digits.isEmpty { return 0 }
        guard exponent >= 0, exponent <= 18, digits.count <= 19 else { return nil }
        var value = 0
        for index in 0..<digits.count + exponent {
            let digit = index < digits.count ? Int(digits[index] &- 0x30) : 0
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            // Downwards, since Int.min has no positive twin.
            let (sum, overflow) = product.subtractingReportingOverflow(digit)
            if tooLarge || overflow { return nil }
            value = sum
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }

    /// The value of what is only digits, behind a minus or not, nil for every other text and for more than 18 digits: how
    /// nearly all integers are written.
    static func plainInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let isNegative = text.first == UInt8(ascii: "-")
        let start = isNegative ? 1 : 0
        guard text.count > start, text.count <= start + 18 else { return nil }
        var value = 0
        for offset in start..<text.count {
            guard Digit.isDecimal(text[offset]) else { return nil }
            value = value * 10 + Int(text[offset] &- 0x30)
        }
        return isNegative ? -value : value
    }

    /// The value of `0x…` and `0o…`, nil for every other text and for what lies outside `Int`.
    static func radixInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count > 2, text[0] == UInt8(ascii: "0") else { return nil }
        let digits = text[2...]
        guard digits.allSatisfy({ Digit.hexadecimal($0) != nil }) else { return nil }
        switch text[1] {
        case UInt8(ascii: "x"): return Int(String(decoding: digits, as: UTF8.self), radix: 16)
        case UInt8(ascii: "o"): return Int(String(decoding: digits, as: UTF8.self), radix: 8)
        default: return nil
        }
    }

    /// Takes the zeros away at both ends; false when the exponent cannot hold them.
    @discardableResult
    private mutating func normalize() -> Bool {
        let zero = UInt8(ascii: "0")
        if let first = digits.firstIndex(where: { $0 != zero }) {
            digits.removeFirst(first)
        } else {
            digits = []
            exponent = 0
            isNegative = false
            return true
        }
        let significant = (digits.lastIndex { $0 != zero } ?? 0) + 1
        let (sum, overflow) = exponent.addingReportingOverflow(digits.count - significant)
        digits.removeLast(digits.count - significant)
        exponent = sum
        return !overflow
    }
}
