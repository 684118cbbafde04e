/// The field by which the explorer tells Portico's own gate from where a call comes; nobody who makes a call may set it.
public enum CallerField {
    public static let name = "Portico-Caller"

    private static let small = Array(name.lowercased().utf8)

    /// Whether a name is this field's, in any case and with any sign for the hyphen, as gateways fold names on their way to
    /// a variable (THREATS G5).
    public static func isNamed(_ name: String) -> Bool {
        let bytes = name.utf8
        guard bytes.count == small.count else { return false }
        return zip(bytes, small).allSatisfy { byte, expected in
            expected == UInt8(ascii: "-") ? !isLetterOrDigit(byte) : lowercased(byte) == expected
        }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lowercased(byte))
    }
}
