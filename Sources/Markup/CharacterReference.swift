/// The form of a character reference (HTML Standard, section 13.1.4), always with its semicolon.
enum CharacterReference {
    /// Where the reference that begins with the `&` at `start` ends; nil when there is none.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        var allowed = isLetterOrDigit
        var length = 32
        if index < bytes.count, bytes[index] == UInt8(ascii: "#") {
            index += 1
            (allowed, length) = (isDigit, 7)
            if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "x") {
                index += 1
                (allowed, length) = (isHexadecimal, 6)
            }
        }
        let first = index
        while index < bytes.count, index - first < length, allowed(bytes[index]) { index += 1 }
        guard index > first, index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return nil }
        return index + 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }
}
