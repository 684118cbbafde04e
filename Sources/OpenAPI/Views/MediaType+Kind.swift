/// What the name tells (RFC 6838; structured suffixes, section 4.2.8).
extension MediaType {
    /// Type and subtype in small letters, without parameters.
    public var essence: String {
        let end = name.firstIndex(of: ";") ?? name.endIndex
        return name[..<end].lowercased().filter { $0 != " " && $0 != "\t" }
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
        ["application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/json-seq"]
            .contains(essence) || essence.hasSuffix("+json-seq")
    }
    public var isText: Bool {
        let others = ["application/yaml", "application/x-yaml", "application/javascript", "application/graphql"]
        return essence.hasPrefix("text/") || essence.hasSuffix("+yaml") || isJSON || isXML || isForm || isJSONSequence
            || others.contains(essence)
    }
    /// Whether it names more than one media type: `*/*`, `image/*`.
    public var isRange: Bool { essence.hasSuffix("/*") || essence == "*" }
}
