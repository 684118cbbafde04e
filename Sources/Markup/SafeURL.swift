/// An address that may stand in `href`, `action` or `src`: either one of the site's own paths, or one from a document
/// that leads nowhere but to the web, to mail or within the page (THREATS R3).
public struct SafeURL: Hashable, Sendable {
    /// The address as it stands in the attribute, before escaping.
    public let text: String

    /// An address from a description. Control characters, and blanks at both ends, are taken out first, because
    /// browsers do so too; then the scheme must be `https`, `http` (each with `//` and a host) or `mailto`, or the
    /// address must be a fragment (`#…`). What a URL cannot hold is percent-encoded. Nil for anything else.
    public init?(document address: String) {
        var bytes = address.utf8.filter { $0 > 0x1F && $0 != 0x7F }[...]
        while bytes.first == 0x20 { bytes.removeFirst() }
        while bytes.last == 0x20 { bytes.removeLast() }
        if bytes.first == UInt8(ascii: "#") {
            text = URLEncoding.encoded(bytes)
            return
        }
        guard let colon = bytes.prefix(8).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        let rest = bytes[(colon + 1)...]
        switch scheme {
        case "mailto":
            guard !rest.isEmpty, rest.first != UInt8(ascii: "/") else { return nil }
        case "http", "https":
            guard rest.starts(with: [0x2F, 0x2F]), let host = rest.dropFirst(2).first else { return nil }
            guard !Self.endsAuthority(host) else { return nil }
        default:
            return nil
        }
        text = URLEncoding.encoded(bytes)
    }

    /// A path of the site's own, from SitePath: begins with `/`, `?` or `#`. A path that would lead to another host
    /// (`//…`, `/\…`) or has no such beginning is made one of this site by a `/` before it and `%2F` within.
    public init(path: String) {
        if URLEncoding.isPlainPath(path) {
            text = path
            return
        }
        let bytes = Array(path.utf8.filter { $0 > 0x1F && $0 != 0x7F })
        switch bytes.first {
        case UInt8(ascii: "?"), UInt8(ascii: "#"):
            text = URLEncoding.encoded(bytes[...])
        case UInt8(ascii: "/") where bytes.count > 1 && bytes[1] == UInt8(ascii: "/"):
            text = "/%2F" + URLEncoding.encoded(bytes[2...])
        case UInt8(ascii: "/"):
            text = URLEncoding.encoded(bytes[...])
        default:
            text = "/" + URLEncoding.encoded(bytes[...])
        }
    }

    /// The address of an element of the same page.
    public init(fragment id: ElementID) {
        text = "#" + id.text
    }

    /// An address that was not looked at. For comparing with CommonMark's examples; nothing else may use it.
    init(unchecked address: String) {
        text = URLEncoding.encoded(Array(address.utf8)[...])
    }

    private static func endsAuthority(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "?")
            || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
    }
}

extension SafeURL: CustomStringConvertible {
    /// The address as it stands in the attribute, before escaping.
    public var description: String { text }
}
