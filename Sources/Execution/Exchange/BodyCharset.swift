/// How the bytes of a text are characters.
public enum BodyCharset: Hashable, Sendable {
    case utf8
    /// Each byte is a character.
    case latin1
    case utf16(isBigEndian: Bool)

    /// By what the content type says, else by the byte order mark of UTF-16.
    ///
    /// - Parameter contentType: the field with its parameters.
    public init(contentType: String, beginning: [UInt8]) {
        let mark = Self.mark(beginning)
        switch Self.name(in: contentType.lowercased()) {
        case "iso-8859-1", "latin1", "windows-1252": self = .latin1
        case "utf-16be": self = .utf16(isBigEndian: true)
        case "utf-16le": self = .utf16(isBigEndian: false)
        case "utf-16": self = .utf16(isBigEndian: mark ?? Self.looksBigEndian(beginning))
        default:
            guard let mark, Self.isText(beginning, isBigEndian: mark) else {
                self = .utf8
                return
            }
            self = .utf16(isBigEndian: mark)
        }
    }

    /// The same text in UTF-8, without its byte order mark; what is no character becomes U+FFFD. It takes at most three
    /// bytes for two.
    public func utf8(of bytes: some Collection<UInt8>) -> [UInt8] {
        switch self {
        case .utf8: Array(bytes)
        case .latin1: Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
        case .utf16(let isBigEndian):
            Array(String(decoding: Self.units(of: bytes, isBigEndian), as: UTF16.self).utf8)
        }
    }

    /// Bytes of a piece that end within no character.
    public func whole(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        switch self {
        case .latin1: return piece
        case .utf16(let isBigEndian):
            let even = piece.prefix(piece.count & ~1)
            guard even.count >= 2, let last = Self.units(of: even.suffix(2), isBigEndian).last else { return even }
            return UTF16.isLeadSurrogate(last) && even.count > 2 ? even.dropLast(2) : even
        case .utf8:
            guard piece.last.map({ $0 >= 0x80 }) == true else { return piece }
            return piece[..<(piece.suffix(4).lastIndex { $0 & 0xC0 != 0x80 } ?? piece.endIndex)]
        }
    }

    /// Whether a line may end at an offset: a line feed of UTF-16 is two bytes.
    public var isOfBytes: Bool {
        if case .utf16 = self { false } else { true }
    }

    private static func units(of bytes: some Collection<UInt8>, _ isBigEndian: Bool) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var first: UInt8?
        for byte in bytes {
            guard let half = first else {
                first = byte
                continue
            }
            let (high, low) = isBigEndian ? (half, byte) : (byte, half)
            units.append(UInt16(high) << 8 | UInt16(low))
            first = nil
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return units
    }

    private static func name(in contentType: String) -> String? {
        for parameter in contentType.split(separator: ";").dropFirst() {
            let halves = parameter.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].filter({ !$0.isWhitespace }) == "charset" else { continue }
            return halves[1].filter { !$0.isWhitespace && $0 != "\"" }
        }
        return nil
    }

    /// UTF-32 begins with the same bytes, and two of zero.
    private static func mark(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 2, !bytes.dropFirst(2).prefix(2).elementsEqual([0, 0]) else { return nil }
        return bytes[0] == 0xFE && bytes[1] == 0xFF ? true : bytes[0] == 0xFF && bytes[1] == 0xFE ? false : nil
    }

    /// Letters of ASCII have a zero in front in the one order, behind in the other; RFC 2781 has the first where neither is.
    private static func looksBigEndian(_ bytes: [UInt8]) -> Bool {
        var zeros = [0, 0]
        for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        return zeros[0] >= zeros[1]
    }

    /// Sound can begin with the same two bytes, but does not go on as text.
    private static func isText(_ beginning: [UInt8], isBigEndian: Bool) -> Bool {
        let piece = BodyCharset.utf16(isBigEndian: isBigEndian).whole(beginning[...])
        let units = units(of: piece, isBigEndian)
        let controls = units.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        return controls == 0 && String(validating: units, as: UTF16.self) != nil
    }
}
