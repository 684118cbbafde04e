/// The values of ASCII digits.
enum Digit {
    /// 0 to 15 of a hexadecimal digit in either case, nil of any other byte.
    @inline(__always)
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte &- 0x30
        case 0x41...0x46: byte &- 0x37
        case 0x61...0x66: byte &- 0x57
        default: nil
        }
    }

    /// Whether the byte is one of `0` to `9`.
    @inline(__always)
    static func isDecimal(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }
}
