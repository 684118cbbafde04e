/// Percent-encoding of what may not stand in a URL (RFC 3986, section 2). What is encoded already stays as it is.
enum URLEncoding {
    static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let host = literalHost(in: bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in zip(bytes.indices, bytes) {
            if isAllowed(byte) || host.contains(index) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a text is a path, query or fragment of the site's own as it stands, with nothing in it to encode.
    static func isPlainPath(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            switch bytes.first {
            case UInt8(ascii: "?"), UInt8(ascii: "#"): break
            case UInt8(ascii: "/"): if bytes.count > 1, bytes[1] == UInt8(ascii: "/") { return false }
            default: return false
            }
            return bytes.dropFirst().allSatisfy(isAllowed)
        }
    }

    /// Unreserved and reserved characters without the brackets, which belong only to an IPv6 host, and `%`.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x23...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: true
        default: false
        }
    }

    /// Where `[…]` stands directly behind `//`: the host of an IPv6 address.
    private static func literalHost(in bytes: ArraySlice<UInt8>) -> Range<Int> {
        let none = bytes.startIndex..<bytes.startIndex
        guard let open = bytes.prefix(9).firstIndex(of: UInt8(ascii: "[")), open >= bytes.startIndex + 2 else {
            return none
        }
        guard bytes[open - 1] == UInt8(ascii: "/"), bytes[open - 2] == UInt8(ascii: "/") else { return none }
        guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "]")) else { return none }
        let isAddress = bytes[(open + 1)..<close].allSatisfy { byte in
            switch byte {
            case 0x30...0x3A, 0x41...0x46, 0x61...0x66, 0x2E: true
            default: false
            }
        }
        return isAddress ? open..<(close + 1) : none
    }
}

extension URLEncoding {
    /// Takes percent-encoding back; what is no UTF-8 then becomes U+FFFD.
    static func decoded(_ text: String) -> String {
        var result: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(hexadecimal)
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                result.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
