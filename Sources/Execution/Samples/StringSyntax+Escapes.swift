/// The numbers that escapes are made of.
extension StringSyntax {
    /// `prefix`, then the character's number in at least `width` hexadecimal digits, then `suffix`.
    static func hex(_ scalar: Unicode.Scalar, _ prefix: String, width: Int = 1, _ suffix: String = "") -> String {
        prefix + digits(scalar.value, width: width) + suffix
    }

    /// `\uXXXX`, beyond the first plane `\UXXXXXXXX`.
    static func short(_ scalar: Unicode.Scalar) -> String {
        scalar.value > 0xFFFF ? hex(scalar, "\\U", width: 8) : hex(scalar, "\\u", width: 4)
    }

    /// `\u{X}`.
    static func braced(_ scalar: Unicode.Scalar) -> String { hex(scalar, "\\u{", "}") }

    /// `\uXXXX` for each unit of UTF-16.
    static func units(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf16.map { "\\u" + digits(UInt32($0), width: 4) }.joined()
    }

    /// Every byte as `\xNN`.
    static func bytes(_ bytes: [UInt8]) -> String {
        bytes.map { "\\x" + digits(UInt32($0), width: 2) }.joined()
    }

    private static func digits(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
