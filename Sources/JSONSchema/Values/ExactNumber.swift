/// A decimal number by its exact value: `digits` × 10^`exponent`, without leading or trailing zeros.
///
/// Nothing is rounded: 1.0 equals 1, 0.0075 is a multiple of 0.0001, and 1e400 is a number.
public struct ExactNumber: Sendable, Hashable {
    /// Digits kept; a longer number is refused.
    static let maximumDigits = 1_024

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

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
        var text = text
        guard let number = text.withUTF8({ ExactNumber(bytes: $0[...]) }) else { return nil }
        self = number
    }

    init(_ value: Int) {
        self = Array(String(value.magnitude).utf8).withUnsafeBufferPointer {
            ExactNumber(isNegative: value < 0, whole: $0[...], fraction: nil, power: 0)
        }
    }

    private init?(bytes: Bytes) {
        var rest = bytes
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = rest.prefix(while: Self.isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: Bytes?
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix(while: Self.isDigit)
            rest = rest.dropFirst(digits.count + 1)
            fraction = digits
        }
        let count = whole.count + (fraction?.count ?? 0)
        guard count > 0, count <= Self.maximumDigits, let power = Self.power(rest) else { return nil }
        self.init(isNegative: isNegative, whole: whole, fraction: fraction, power: power)
    }

    private init(isNegative: Bool, whole: Bytes, fraction: Bytes?, power: Int) {
        let zero = UInt8(ascii: "0")
        var digits: [UInt8] = []
        digits.reserveCapacity(whole.count + (fraction?.count ?? 0))
        for byte in whole where byte != zero || !digits.isEmpty { digits.append(byte - zero) }
        var exponent = power
        if let fraction {
            for byte in fraction where byte != zero || !digits.isEmpty { digits.append(byte - zero) }
            exponent -= fraction.count
        }
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        self.init(isNegative: isNegative && !digits.isEmpty, digits: digits, exponent: digits.isEmpty ? 0 : exponent)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// The power of ten of `e+12`, 0 for nothing, nil for anything else.
    private static func power(_ text: Bytes) -> Int? {
        guard let first = text.first else { return 0 }
        guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return nil }
        let power = Int(String(decoding: text.dropFirst(), as: UTF8.self))
        // Not by its magnitude: the smallest integer has none.
        return power.flatMap { (-1_000_000_000...1_000_000_000).contains($0) ? $0 : nil }
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
