/// A decimal number by its exact value: `digits` × 10^`exponent`, without leading or trailing zeros.
///
/// Nothing is rounded: 1.0 equals 1, 0.0075 is a multiple of 0.0001, and 1e400 is a number.
public struct ExactNumber: Sendable, Hashable {
    /// Digits kept; a longer number is refused.
    static let maximumDigits = 1_024

    let isNegative: Bool
    /// Each 0…9, most significant first; empty for zero.
    let digits: [UInt8]
    let exponent: Int

    private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        self.isNegative = isNegative
        self.digits = digits
        self.exponent = exponent
    }

    /// Reads a JSON number (RFC 8259 section 6; a leading `+` or `.` is taken too). Nil for anything else and for exponents
    /// beyond ±10⁹.
    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = rest.prefix(while: Self.isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: Self.isDigit)
            rest = rest.dropFirst(fraction.count + 1)
        }
        guard whole.count + fraction.count > 0, whole.count + fraction.count <= Self.maximumDigits,
            let power = Self.power(rest)
        else { return nil }
        self.init(isNegative: isNegative, significand: whole + fraction, exponent: power - fraction.count)
    }

    init(_ value: Int) {
        self.init(
            isNegative: value < 0, significand: Array(String(value.magnitude).utf8)[...], exponent: 0)
    }

    private init(isNegative: Bool, significand: ArraySlice<UInt8>, exponent: Int) {
        let zero = UInt8(ascii: "0")
        let head = significand.drop { $0 == zero }
        let trailing = head.reversed().prefix { $0 == zero }.count
        let digits = head.dropLast(trailing).map { $0 - zero }
        self.init(
            isNegative: isNegative && !digits.isEmpty, digits: digits,
            exponent: digits.isEmpty ? 0 : exponent + trailing)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The power of ten of `e+12`, 0 for nothing, nil for anything else.
    private static func power(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return 0 }
        guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return nil }
        guard let power = Int(String(decoding: text.dropFirst(), as: UTF8.self)), abs(power) <= 1_000_000_000 else {
            return nil
        }
        return power
    }

    /// Whether it is nought.
    public var isZero: Bool { digits.isEmpty }

    /// Whether there is no fraction.
    var isInteger: Bool { exponent >= 0 }

    /// The same text for equal values.
    var canonicalText: String {
        (isNegative ? "-" : "") + String(decoding: digits.map { $0 + 48 }, as: UTF8.self) + "e\(exponent)"
    }
}

extension ExactNumber: Comparable {
    public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
    }

    /// By magnitude: first by the place of the leading digit, then digit by digit.
    private func isSmaller(than other: ExactNumber) -> Bool {
        guard !isZero, !other.isZero else { return isZero && !other.isZero }
        let place = exponent + digits.count
        let otherPlace = other.exponent + other.digits.count
        return place == otherPlace ? digits.lexicographicallyPrecedes(other.digits) : place < otherPlace
    }
}
