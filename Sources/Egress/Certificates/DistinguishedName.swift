/// The name of a certificate's subject or issuer as text (RFC 4514), such as `CN=localhost,O=Example`.
enum DistinguishedName {
    /// The most parts of a name, and the most characters of one, that are read.
    private static let limit = 32
    private static let textLimit = 256

    /// The short names of RFC 4514, section 3, by the bytes of their object identifiers.
    private static let keywords: [[UInt8]: String] = [
        [0x55, 4, 3]: "CN", [0x55, 4, 6]: "C", [0x55, 4, 7]: "L", [0x55, 4, 8]: "ST", [0x55, 4, 9]: "STREET",
        [0x55, 4, 10]: "O", [0x55, 4, 11]: "OU", [0x09, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 1, 25]: "DC",
        [0x09, 0x92, 0x26, 0x89, 0x93, 0xF2, 0x2C, 0x64, 1, 1]: "UID",
    ]

    /// Reads the content of a `Name` (RFC 5280, section 4.1.2.4); what cannot be read of it is left out.
    static func text(_ name: ArraySlice<UInt8>) -> String {
        let parts = DERElement.list(name, limit: limit).map { set in
            DERElement.list(set.content, limit: limit).compactMap(part).joined(separator: "+")
        }
        return parts.filter { !$0.isEmpty }.reversed().joined(separator: ",")
    }

    private static func part(_ pair: DERElement) -> String? {
        guard let type = DERElement(pair.content), type.tag == 0x06, let value = DERElement(type.rest) else {
            return nil
        }
        let keyword = keywords[Array(type.content)] ?? dotted(type.content)
        guard let text = text(of: value) else { return "\(keyword)=…" }
        return "\(keyword)=\(escaped(text))"
    }

    /// UTF8String, PrintableString, T61String, IA5String and BMPString.
    private static func text(of value: DERElement) -> String? {
        switch value.tag {
        case 0x0C, 0x13, 0x14, 0x16: return String(decoding: value.content.prefix(textLimit), as: UTF8.self)
        case 0x1E:
            let bytes = Array(value.content.prefix(textLimit * 2))
            let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        default: return nil
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let isLeading = index == 0 && (scalar == " " || scalar == "#")
            if isLeading || ",+\"\\<>;".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// An object identifier in numbers (X.690, section 8.19).
    private static func dotted(_ bytes: ArraySlice<UInt8>) -> String {
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        for byte in bytes.prefix(64) {
            number = number &<< 7 | UInt64(byte & 0x7F)
            if byte & 0x80 == 0 {
                numbers.append(number)
                number = 0
            }
        }
        guard let first = numbers.first else { return "?" }
        let head = min(first / 40, 2)
        return ([head, first - head * 40] + numbers.dropFirst()).map(String.init).joined(separator: ".")
    }
}
