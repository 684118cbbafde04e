/// A media type or range by its name, and what the name tells (RFC 6838; structured suffixes, section 4.2.8).
public struct MediaTypeName: Hashable, Sendable {
    /// As written: `application/json`, `text/*`, `application/json; charset=utf-8`.
    public let text: String

    public init(_ text: String) { self.text = text }

    /// Type and subtype in small letters, without parameters.
    public var essence: String {
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && $0 != UInt8(ascii: ";") && !(0x41...0x5A ~= $0) }
        if isPlain { return text }
        let end = text.firstIndex(of: ";") ?? text.endIndex
        return text[..<end].lowercased().filter { $0 != " " && $0 != "\t" }
    }

    /// The parameters in order: names in small letters, values without quotation marks (RFC 9110, section 5.6.6).
    public var parameters: [(name: String, value: String)] {
        text.split(separator: ";").dropFirst().compactMap { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { return nil }
            return (Self.bare(pair[0]).lowercased(), Self.bare(pair[1]))
        }
    }

    /// Whether type, subtype and parameters are the same, however they are written.
    public func isSame(as other: MediaTypeName) -> Bool {
        let key = { (name: MediaTypeName) in
            name.parameters.map { $0.name + "=" + ($0.name == "charset" ? $0.value.lowercased() : $0.value) }.sorted()
        }
        return essence == other.essence && key(self) == key(other)
    }

    private static func bare(_ text: Substring) -> String {
        let isEdge: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x22 }
        return String(decoding: text.utf8.drop(while: isEdge).reversed().drop(while: isEdge).reversed(), as: UTF8.self)
    }

    public var isJSON: Bool { essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json") }
    public var isXML: Bool { essence == "application/xml" || essence == "text/xml" || essence.hasSuffix("+xml") }
    /// `application/x-www-form-urlencoded`
    public var isForm: Bool { essence == "application/x-www-form-urlencoded" }
    public var isMultipart: Bool { essence.hasPrefix("multipart/") }
    /// Server-sent events.
    public var isEventStream: Bool { essence == "text/event-stream" }
    /// One JSON text a line, or after each record separator.
    public var isJSONSequence: Bool {
        [
            "application/jsonl", "application/x-jsonl", "application/ndjson", "application/x-ndjson",
            "application/jsonlines", "application/x-jsonlines", "application/json-seq",
        ].contains(essence) || isRecordSequence
    }
    /// JSON texts that each begin with a record separator (RFC 7464, RFC 8091).
    public var isRecordSequence: Bool { essence == "application/json-seq" || essence.hasSuffix("+json-seq") }
    public var isText: Bool {
        let others = ["application/yaml", "application/x-yaml", "application/javascript", "application/graphql"]
        return essence.hasPrefix("text/") || essence.hasSuffix("+yaml") || isJSON || isXML || isForm || isJSONSequence
            || others.contains(essence)
    }
    /// Whether a text has the form of a media type or a range, parameters included (RFC 9110, section 12.5.1).
    static func isRange(_ text: String) -> Bool {
        let essence = text.prefix { $0 != ";" }
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return parts.allSatisfy { part in
            let token = part.utf8.reversed().drop { $0 == 0x20 }.reversed()
            return !token.isEmpty && Method.isToken(String(decoding: Array(token.prefix(32)), as: UTF8.self))
        }
    }

    /// Whether it names more than one media type: `*/*`, `image/*`.
    public var isRange: Bool { essence.hasSuffix("/*") || essence == "*" }

    /// Whether a media type is the one named here or within the range, parameters aside (RFC 9110 section 12.5.1).
    public func covers(_ other: MediaTypeName) -> Bool {
        let own = essence
        let theirs = other.essence
        if own == theirs || own == "*/*" || own == "*" { return true }
        return isRange && theirs.hasPrefix(own.dropLast())
    }
}
