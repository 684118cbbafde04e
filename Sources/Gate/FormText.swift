/// Names and values of a query as servers read them (RFC 3986 section 2.1, application/x-www-form-urlencoded).
enum FormText {
    /// What a piece can mean, percent-decoded: with `+` as a sign and as a blank where they differ; nil for one that is broken
    /// or not UTF-8.
    static func readings(of piece: Substring) -> [String?] {
        guard let plain = decoded(Array(piece.utf8)) else { return [nil] }
        guard piece.utf8.contains(UInt8(ascii: "+")) else { return [plain] }
        return [plain, decoded(piece.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 })]
    }

    /// Whether a server could take one name for the other: without regard to case and to signs, and to what follows a
    /// bracket. A name that cannot be read resembles every other.
    static func resembles(_ name: String?, _ other: String) -> Bool {
        guard let name else { return true }
        let wanted = folded(other.utf8)
        return folded(name.utf8) == wanted || folded(name.utf8.prefix { $0 != UInt8(ascii: "[") }) == wanted
    }

    private static func folded(_ name: some Sequence<UInt8>) -> [UInt8] {
        name.compactMap { byte in
            switch byte {
            case 0x41...0x5A: byte | 0x20
            case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: byte
            default: nil
            }
        }
    }

    private static func decoded(_ text: [UInt8]) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var rest = text[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let value = PercentTriplet.value(rest), value != 0 else { return nil }
            decoded.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: decoded, as: UTF8.self)
    }
}
