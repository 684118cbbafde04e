/// Where a file of a description stands: a path of the file system or a URI, and what a reference in it leads to.
///
/// References are joined as RFC 3986, section 5.2 says. A path is no URI: its references are percent-decoded
/// before they are joined, and a leading slash stands for the root of the file system.
struct Location: Hashable, Sendable, CustomStringConvertible {
    let text: String

    init(_ text: String) { self.text = text }

    var description: String { text }

    /// Whether it has a scheme (RFC 3986, section 3.1): `https:`, `urn:`, but also `C:`.
    var hasScheme: Bool { Location.scheme(of: text) != nil }

    /// Whether a source above may be asked for it: a path, or an http(s) URL.
    var canBeAskedFor: Bool {
        guard let scheme = Location.scheme(of: text) else { return !text.isEmpty && text != "-" }
        return scheme.lowercased() == "http" || scheme.lowercased() == "https"
    }

    /// The same place without detours: `./a/../b.yaml` is `b.yaml`.
    var normalized: Location { hasScheme ? self : Location(Location.withoutDotSegments(text)) }

    /// The location that a reference without its fragment leads to from here; an empty reference leads here.
    func joining(_ reference: String) -> Location {
        if reference.isEmpty { return self }
        if hasScheme || Location.scheme(of: reference) != nil || reference.utf8.starts(with: "//".utf8) {
            return Location(URIReference(reference).resolved(against: URIReference(text)).text)
        }
        let path = Location.withoutQuery(reference)
        let decoded = PercentEncoding.decoded(path) ?? path
        if decoded.utf8.first == UInt8(ascii: "/") { return Location(URIReference.withoutDotSegments(decoded)) }
        return Location(Location.withoutDotSegments(folder + decoded))
    }

    /// A reference that leads here from a file: relative between paths, whole for a URI.
    func text(from base: Location) -> String {
        if hasScheme || base.hasScheme { return text }
        let own = text.split(separator: "/", omittingEmptySubsequences: false)
        let other = base.folder.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let common = zip(own.dropLast(), other).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: other.count - common) + own.dropFirst(common).map(String.init)
        return PercentEncoding.encodedPath(steps.joined(separator: "/"))
    }

    /// The path up to and including its last slash.
    private var folder: String {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(text[...slash])
    }

    private static func withoutQuery(_ reference: String) -> String {
        guard let mark = reference.utf8.firstIndex(of: UInt8(ascii: "?")) else { return reference }
        return String(reference[..<mark])
    }

    /// A file path with `.` and `name/..` taken out; leading `..` stay, for they lead out of the folder.
    static func withoutDotSegments(_ path: String) -> String {
        guard mayHaveDotSegments(path) else { return path }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { kept.append("") }
            case "..":
                if let last = kept.last, last != "..", !(kept.count == 1 && last.isEmpty) {
                    kept.removeLast()
                } else if kept.isEmpty || kept.last == ".." {
                    kept.append("..")
                }
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return kept.joined(separator: "/")
    }

    private static func mayHaveDotSegments(_ path: String) -> Bool {
        var isStart = true
        for byte in path.utf8 {
            if isStart, byte == UInt8(ascii: ".") { return true }
            isStart = byte == UInt8(ascii: "/")
        }
        return false
    }

    /// The scheme that a text begins with, nil when it has none.
    static func scheme(of text: String) -> Substring? {
        let bytes = text.utf8
        guard let first = bytes.first, isLetter(first),
            let colon = bytes.firstIndex(where: { !isSchemeByte($0) }), bytes[colon] == UInt8(ascii: ":")
        else { return nil }
        return text[..<colon]
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
}
