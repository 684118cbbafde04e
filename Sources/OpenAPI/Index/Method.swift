/// Names of methods (RFC 9110, section 9.1).
enum Method {
    /// Whether the text is a token of at most 32 bytes: anything else could break a request line (THREATS X2).
    static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 32 && text.utf8.allSatisfy(isTokenByte)
    }

    /// Whether a byte may stand in a token (section 5.6.2).
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
