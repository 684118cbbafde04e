/// Base64 (RFC 4648 section 4), in which most languages take bytes that are no text.
enum Base64Text {
    /// The text of the bytes, with padding.
    static func of(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = Array(bytes[start..<min(start + 3, bytes.count)])
            let number = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32($1 < group.count ? group[$1] : 0) }
            for index in 0..<4 {
                let digit = Int(number >> UInt32(18 - 6 * index) & 63)
                text += index <= group.count ? String(Unicode.Scalar(alphabet[digit])) : "="
            }
        }
        return text
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
