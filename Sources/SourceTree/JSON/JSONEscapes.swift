/// The escapes inside JSON strings (RFC 8259 section 7).
enum JSONEscapes {
    /// The content of a string whose escapes were checked when it was read.
    static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            offset += 1
            guard byte == UInt8(ascii: "\\"), offset < text.count else {
                result.append(byte)
                continue
            }
            let name = text[offset]
            offset += 1
            if name == UInt8(ascii: "u") {
                appendScalar(text, &offset, &result)
            } else {
                result.append(simple(name) ?? name)
            }
        }
        return result
    }

    /// What a backslash and this byte stand for, nil when they stand for nothing by themselves.
    static func simple(_ name: UInt8) -> UInt8? {
        switch name {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): name
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The code unit of four hexadecimal digits at `offset`, nil when they are not there.
    static func unit(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32? {
        guard offset >= 0, text.count - offset >= 4 else { return nil }
        var value: UInt32 = 0
        for index in offset..<offset + 4 {
            guard let digit = Digit.hexadecimal(text[index]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    static func isHighSurrogate(_ unit: UInt32) -> Bool { unit & 0xFC00 == 0xD800 }
    static func isLowSurrogate(_ unit: UInt32) -> Bool { unit & 0xFC00 == 0xDC00 }

    private static func appendScalar(
        _ text: UnsafeBufferPointer<UInt8>, _ offset: inout Int, _ result: inout [UInt8]
    ) {
        guard var value = unit(text, offset) else { return }
        offset += 4
        if isHighSurrogate(value), let low = unit(text, offset + 2) {
            value = 0x10000 + ((value & 0x3FF) << 10 | low & 0x3FF)
            offset += 6
        }
        result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }
}

extension JSONEscapes {
    /// The shortest escape of a quotation mark, a backslash or a control character.
    static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0x22, 0x5C: return [0x5C, byte]
        case 0x08: return Array("\\b".utf8)
        case 0x09: return Array("\\t".utf8)
        case 0x0A: return Array("\\n".utf8)
        case 0x0C: return Array("\\f".utf8)
        case 0x0D: return Array("\\r".utf8)
        default: return Array((byte < 16 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8)
        }
    }
}
