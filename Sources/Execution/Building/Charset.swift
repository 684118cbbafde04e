import OpenAPI

/// The character encodings in which text is sent when its media type names one (RFC 9110 section 8.3.2).
enum Charset {
    case utf8, ascii, latin1, utf16, utf16LittleEndian

    /// Nil for a name that is not known here.
    init?(named name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "us-ascii", "ascii": self = .ascii
        case "iso-8859-1", "latin1": self = .latin1
        case "utf-16", "utf-16be": self = .utf16
        case "utf-16le": self = .utf16LittleEndian
        default: return nil
        }
    }

    /// UTF-8 text in the encoding that its media type names. JSON has none and forms need none: they stay.
    ///
    /// - Returns: nil when the encoding is not known or lacks a character of the text.
    static func encoded(_ bytes: [UInt8], as mediaType: MediaTypeName) -> [UInt8]? {
        guard let name = mediaType.parameters.first(where: { $0.name == "charset" })?.value,
            !mediaType.isJSON, !mediaType.isForm, !mediaType.isMultipart, !mediaType.isJSONSequence
        else { return bytes }
        return Charset(named: name)?.bytes(of: String(decoding: bytes, as: UTF8.self))
    }

    private func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .utf8: return Array(text.utf8)
        case .ascii: return Self.singles(text, below: 0x80)
        case .latin1: return Self.singles(text, below: 0x100)
        case .utf16: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .utf16LittleEndian: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        }
    }

    private static func singles(_ text: String, below limit: UInt32) -> [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            guard scalar.value < limit else { return nil }
            bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        }
        return bytes
    }
}
