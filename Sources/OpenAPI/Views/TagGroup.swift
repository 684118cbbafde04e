import SourceTree

/// Tags that are shown under one heading (`x-tagGroups`).
public struct TagGroup: Hashable, Sendable {
    public let name: String
    /// The names of its tags, in order.
    public let tags: [String]

    init?(_ node: Node) {
        guard let name = node.words("name") else { return nil }
        self.name = name
        tags = node.strings("tags")
    }
}

extension Document {
    /// The groups of tags, in source order; empty when the author made none.
    public var tagGroups: [TagGroup] { root.array("x-tagGroups")?.elements.compactMap(TagGroup.init) ?? [] }
}
