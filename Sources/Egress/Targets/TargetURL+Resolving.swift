extension TargetURL {
    /// Resolves a URI reference against this URL (RFC 3986, section 5.2); a fragment is dropped, since it is not
    /// sent. The result is held to the same strict grammar as any other target.
    public func resolving(_ reference: String) throws(EgressError) -> TargetURL {
        let text = Substring(reference.utf8.prefix { $0 != UInt8(ascii: "#") })
        if text.hasPrefix("//") { return try TargetURL(parsing: origin.scheme.rawValue + ":" + text) }
        if Self.hasScheme(text) { return try TargetURL(parsing: String(text)) }
        if text.isEmpty { return self }
        if text.hasPrefix("?") {
            return try TargetURL(origin: origin, path: path, query: String(text.dropFirst()))
        }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let query = parts.count == 2 ? String(parts[1]) : nil
        let absolute = parts[0].hasPrefix("/") ? String(parts[0]) : folder + parts[0]
        return try TargetURL(origin: origin, path: Self.removingDotSegments(absolute), query: query)
    }

    /// The path up to and with its last slash.
    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "/" }
        return String(path[...slash])
    }

    private static func hasScheme(_ text: Substring) -> Bool {
        let stops = [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?")]
        return text.utf8.first { stops.contains($0) } == UInt8(ascii: ":")
    }

    /// RFC 3986, section 5.2.4, for a path that begins with `/`.
    private static func removingDotSegments(_ path: String) -> String {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        var kept: [Substring] = []
        for segment in segments {
            if segment == ".." { _ = kept.popLast() } else if segment != "." { kept.append(segment) }
        }
        let endsInFolder = segments.last == "." || segments.last == ".."
        return "/" + kept.joined(separator: "/") + (endsInFolder && !kept.isEmpty ? "/" : "")
    }
}
