public import OpenAPI

extension MediaType {
    /// The described media type that a name means: the same with its parameters, else the same without, else the closest range
    /// (RFC 9110 section 12.5.1).
    public static func matching(_ name: String, in content: [MediaType]) -> MediaType? {
        if let same = content.first(where: { $0.name == name }) { return same }
        let asked = MediaTypeName(name)
        if let same = content.first(where: { $0.kind.isSame(as: asked) }) { return same }
        if let same = content.first(where: { $0.essence == asked.essence }) { return same }
        let ranges = content.filter { $0.isRange && $0.kind.covers(asked) }
        return ranges.first { $0.essence != "*/*" && $0.essence != "*" } ?? ranges.first
    }
}
