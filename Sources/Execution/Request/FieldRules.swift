import OpenAPI

/// What may stand in a header field, a method and a media type (RFC 9110 sections 5.5, 5.6.2, 8.3.1; THREATS X1, X2, X5).
enum FieldRules {
    /// Fields that say where a message begins, ends or goes; no description and no caller sets them.
    private static let reserved: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "te", "trailer", "upgrade", "expect",
        "proxy-connection", "proxy-authorization", "proxy-authenticate", "http2-settings", "content-encoding", "cookie",
        "set-cookie",
    ]
    /// Parameters of these names are ignored (OpenAPI 3.1 section 4.8.12.1).
    private static let ignored: Set<String> = ["accept", "content-type", "authorization"]
    private static let refusedMethods: Set<String> = ["CONNECT", "TRACE", "TRACK", "PRI"]

    static func isReserved(_ name: String) -> Bool {
        reserved.contains(name.lowercased()) || CallerField.isNamed(name)
    }

    /// Whether a header parameter is not sent. 2.0 ignores none, but its `Content-Type` comes from `consumes`.
    static func isIgnored(_ name: String, in document: Document) -> Bool {
        let small = name.lowercased()
        return ignored.contains(small) && (document.ignoresReservedHeaders || small == "content-type")
    }

    static func isToken(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy(isTokenByte) }

    /// Printable bytes, tab and bytes from 0x80 on.
    static func isSendable(value: String) -> Bool {
        value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
    }

    /// A token of at most 32 bytes that opens no tunnel and echoes nothing.
    static func isSendable(method: String) -> Bool {
        isToken(method) && method.utf8.count <= 32 && !refusedMethods.contains(method.uppercased())
    }

    /// `type/subtype` with whatever printable parameters; no ranges such as `image/*`.
    static func isSendable(mediaType: String) -> Bool {
        let essence = mediaType.prefix { $0 != ";" }.trimmingSpaces()
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { isToken(String($0)) && !$0.contains("*") }
            && isSendable(value: mediaType) && mediaType.utf8.allSatisfy { $0 < 0x7F }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    func trimmingSpaces() -> String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        let head = utf8.drop(while: isSpace)
        return String(decoding: head.reversed().drop(while: isSpace).reversed(), as: UTF8.self)
    }
}
