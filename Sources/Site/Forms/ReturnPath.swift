import Pages

/// Where a browser goes after a post that only changed its session: a path of this site and nothing else (THREATS A8).
enum ReturnPath {
    /// The path that the form names, else `fallback`.
    static func of(_ form: FormFields, else fallback: SitePath = .catalog) -> String {
        guard let path = form.text(FieldName.back.text), isOwn(path) else { return fallback.text }
        return path
    }

    /// A path that came in a query or a form, if it is one of this site, else `fallback`.
    static func checked(_ path: String?, else fallback: SitePath = .catalog) -> String {
        guard let path, isOwn(path) else { return fallback.text }
        return path
    }

    /// Whether it is an absolute path with nothing that a browser could read as another host.
    static func isOwn(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        guard bytes.count <= 2_048, bytes.first == UInt8(ascii: "/") else { return false }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: "\\") { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
