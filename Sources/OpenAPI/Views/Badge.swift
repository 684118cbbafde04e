import SourceTree

/// A short mark that the author puts on an operation (`x-badges`).
public struct Badge: Hashable, Sendable {
    public let name: String

    init?(_ node: Node) {
        guard let name = node.string ?? node.words("name") ?? node.words("label"), !name.isEmpty else { return nil }
        self.name = name
    }
}

extension Operation {
    /// The author's marks, in source order.
    public var badges: [Badge] { node.array("x-badges")?.elements.compactMap(Badge.init) ?? [] }

    /// When the operation is meant to end, as the author wrote it (`x-sunset`).
    public var sunset: String? { node.words("x-sunset") ?? node.words("x-deprecated-sunset") }
}
