import SourceTree

/// `schemes`, `host` and `basePath` → `servers`.
extension Upgrade {
    /// The servers of the root, or of an operation that has schemes of its own.
    mutating func writeServers(of node: Node) {
        let urls = serverURLs(schemes: node.strings("schemes"))
        guard !urls.isEmpty else { return }
        let origin = node["schemes"] ?? root["host"] ?? root["basePath"]
        key("servers", from: origin)
        builder.beginArray(from: origin)
        for url in urls {
            builder.beginObject(from: root["host"] ?? origin)
            key("url", from: root["host"] ?? origin)
            builder.string(url, from: root["host"] ?? origin)
            builder.end()
        }
        builder.end()
    }

    private func serverURLs(schemes: [String]) -> [String] {
        var base = root.words("basePath") ?? ""
        while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
        if !base.isEmpty, base.utf8.first != UInt8(ascii: "/") { base = "/" + base }
        guard let host = root.words("host"), !host.isEmpty else {
            return root["basePath"] == nil ? [] : [base.isEmpty ? "/" : base]
        }
        return (schemes.isEmpty ? standardSchemes(for: host) : schemes).map { "\($0)://\(host)\(base)" }
    }

    /// Without schemes it is the one by which the description was had; both for a file, the likelier one first.
    private func standardSchemes(for host: String) -> [String] {
        if let scheme = Location.scheme(of: files.root.location.text)?.lowercased(), ["http", "https"].contains(scheme)
        {
            return [scheme]
        }
        let isLocal = host.utf8.starts(with: "localhost".utf8) || host.utf8.starts(with: "127.".utf8)
        return isLocal ? ["http", "https"] : ["https", "http"]
    }
}
