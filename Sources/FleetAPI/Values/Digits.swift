/// Decimal digits, read and written without traps.
enum Digits {
    /// Whether the byte is an ASCII digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// The value of one to nine digits; nil for anything else.
    static func value(_ bytes: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(bytes.count), bytes.allSatisfy(isDigit) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// The number with zeros in front up to `width` digits.
    static func padded(_ number: some BinaryInteger, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
