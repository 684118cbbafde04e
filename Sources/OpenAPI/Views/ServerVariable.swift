import SourceTree

/// The Server Variable Object (OpenAPI 3.1, section 4.8.6).
public struct ServerVariable: Hashable, Sendable {
    public let name: String
    /// The value used when none is chosen, nil when the description lacks one.
    public let defaultValue: String?
    /// The values allowed; empty for any.
    public let enumeration: [String]
    /// CommonMark.
    public let description: String?

    init?(_ member: (key: String, value: Node)) {
        guard member.value.kind == .object else { return nil }
        name = member.key
        defaultValue = member.value.words("default")
        enumeration = member.value.strings("enum")
        description = member.value.words("description")
    }
}
