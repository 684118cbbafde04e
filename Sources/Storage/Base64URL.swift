public import Foundation

/// Base64 with the URL alphabet and without padding (RFC 4648 section 5).
public enum Base64URL {
    /// The text form of bytes.
    public static func encode(_ bytes: some DataProtocol) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes, if `text` is the one canonical spelling of exactly `count` bytes.
    public static func decode(_ text: String, count: Int) -> [UInt8]? {
        guard text.utf8.count == (count * 8 + 5) / 6, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: standard + padding), bytes.count == count, encode(bytes) == text else {
            return nil
        }
        return Array(bytes)
    }
}
