/// A JSON Pointer (RFC 6901): the way from a root to one value.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// The reference tokens, unescaped; empty for the root.
    public var tokens: [String]

    /// The pointer with these unescaped tokens; the root without any.
    public init(tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Reads the string form (RFC 6901 section 5): empty, or `/token/token` with `~0` and `~1`.
    public init(parsing text: String) throws(SourceError) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else {
            throw SourceError(.invalidPointer, "A JSON Pointer is empty or starts with '/'.")
        }
        var tokens: [String] = []
        for token in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            tokens.append(try Self.unescaped(token))
        }
        self.tokens = tokens
    }

    /// Reads the URI fragment form (RFC 6901 section 6), with or without its `#`, percent-encoded.
    public init(uriFragment text: String) throws(SourceError) {
        let fragment = text.utf8.first == UInt8(ascii: "#") ? text.utf8.dropFirst() : text.utf8[...]
        guard let decoded = Self.percentDecoded(fragment) else {
            throw SourceError(.invalidPointer, "'%' in a fragment is followed by two hexadecimal digits of UTF-8.")
        }
        try self.init(parsing: decoded)
    }

    /// The pointer one token longer.
    public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens: tokens + [token]) }

    /// The pointer to an element of the array it points to.
    public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    /// The string form.
    public var description: String {
        var text = ""
        for token in tokens {
            text.append("/")
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text.append("~0")
                case "/": text.append("~1")
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        return text
    }

    /// The URI fragment form with its `#` (RFC 6901 section 6): what RFC 3986 does not let into a fragment is percent-encoded.
    public var uriFragment: String {
        var text = "#"
        for byte in description.utf8 {
            if Self.fragmentBytes.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text.append("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true))
            }
        }
        return text
    }

    // Two texts that differ in bytes are two tokens, also where Swift holds them equal (NFC and NFD).
    public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
        left.tokens.count == right.tokens.count
            && zip(left.tokens, right.tokens).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    public func hash(into hasher: inout Hasher) {
        for token in tokens {
            hasher.combine(token.utf8.count)
            for byte in token.utf8 { hasher.combine(byte) }
        }
    }

    private static let fragmentBytes = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?".utf8)

    private static func unescaped(_ token: Substring.UTF8View) throws(SourceError) -> String {
        var bytes: [UInt8] = []
        var rest = token
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: throw SourceError(.invalidPointer, "'~' in a JSON Pointer is followed by '0' or '1'.")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func percentDecoded(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Digit.hexadecimal),
                let low = rest.popFirst().flatMap(Digit.hexadecimal)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
