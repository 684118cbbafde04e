/// `uri` and `uri-reference` (RFC 3986 appendix A), `iri` and `iri-reference` (RFC 3987 section 2.2), `uri-template`
/// (RFC 6570 section 2).
enum URIFormats {
    static func isURI(_ text: String, isInternational: Bool = false) -> Bool {
        scheme(of: text) != nil && isReference(text, isInternational: isInternational)
    }

    static func isReference(_ text: String, isInternational: Bool = false) -> Bool {
        var rest = text.unicodeScalars[...]
        if let hash = rest.firstIndex(of: "#") {
            guard isText(rest[hash...].dropFirst(), "/?", isInternational) else { return false }
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: "?") {
            let query = rest[mark...].dropFirst()
            guard isText(query, "/?", isInternational, isQuery: true) else { return false }
            rest = rest[..<mark]
        }
        let hasScheme = scheme(of: text) != nil
        if hasScheme, let colon = rest.firstIndex(of: ":") { rest = rest[colon...].dropFirst() }
        if rest.starts(with: "//".unicodeScalars) {
            let authority = rest.dropFirst(2).prefix { $0 != "/" }
            guard isAuthority(authority, isInternational) else { return false }
            rest = rest[authority.endIndex...]
        } else if !hasScheme, rest.prefix(while: { $0 != "/" }).contains(":") {
            return false
        }
        return isText(rest, "/", isInternational)
    }

    /// The scheme with which a text begins.
    private static func scheme(of text: String) -> Substring? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first,
            (0x61...0x7A).contains(first | 0x20)
        else { return nil }
        let scheme = text[..<colon]
        let isRight = scheme.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
        }
        return isRight ? scheme : nil
    }

    private static func isAuthority(_ text: Substring.UnicodeScalarView, _ isInternational: Bool) -> Bool {
        var rest = text
        if let at = rest.firstIndex(of: "@") {
            guard !rest[..<at].contains("["), isText(rest[..<at], "", isInternational) else { return false }
            rest = rest[at...].dropFirst()
            guard !rest.contains("@") else { return false }
        }
        if rest.first == "[" {
            guard let close = rest.firstIndex(of: "]"), isLiteral(String(rest[..<close].dropFirst())) else {
                return false
            }
            rest = rest[close...].dropFirst()
            guard rest.isEmpty || rest.first == ":" else { return false }
            return rest.dropFirst().allSatisfy { (48...57).contains($0.value) }
        }
        let host = rest.prefix { $0 != ":" }
        let port = rest[host.endIndex...].dropFirst()
        return isText(host, "", isInternational) && port.allSatisfy { (48...57).contains($0.value) }
    }

    private static let futurePattern = Pattern(#"^[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$"#)

    private static func isLiteral(_ text: String) -> Bool {
        AddressFormats.isIPv6(text) || futurePattern?.matches(text) == .yes
    }

    /// Whether a part is `pchar`s and the characters named besides.
    private static func isText(
        _ text: Substring.UnicodeScalarView, _ others: String, _ isInternational: Bool, isQuery: Bool = false
    ) -> Bool {
        var rest = text
        while let scalar = rest.popFirst() {
            if scalar == "%" {
                guard let high = rest.popFirst(), let low = rest.popFirst(), isHex(high), isHex(low) else {
                    return false
                }
            } else if scalar.isASCII {
                guard isPlain(scalar) || others.unicodeScalars.contains(scalar) else { return false }
            } else if !isInternational || !isBeyond(scalar, isQuery: isQuery) {
                return false
            }
        }
        return true
    }

    private static func isHex(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isASCIIHexDigit }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~!$&'()*+,;=:@".unicodeScalars.contains(scalar)
        }
    }

    /// `ucschar`, and in a query `iprivate` (RFC 3987 section 2.2).
    private static func isBeyond(_ scalar: Unicode.Scalar, isQuery: Bool) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: isQuery
        case 0x80..<0xA0, 0xFDD0...0xFDEF, 0xFFF0...0xFFFF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    private static let templatePattern: Pattern? = {
        let name = #"([A-Za-z0-9_]|%[0-9A-Fa-f]{2})(\.?([A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(\*|:[1-9][0-9]{0,3})?"#
        let expression = #"\{[+#./;?&=,!@|]?"# + name + "(," + name + #")*\}"#
        return Pattern(#"^([^\x00-\x20\x7F"<>\\^`{|}%]|%[0-9A-Fa-f]{2}|"# + expression + ")*$")
    }()

    static func isTemplate(_ text: String) -> Bool { templatePattern?.matches(text) != .no }
}
