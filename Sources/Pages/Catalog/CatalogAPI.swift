/// One API of the catalog with its versions.
public struct CatalogAPI: Hashable, Sendable {
    public var title: String
    /// Newest version first.
    public var entries: [CatalogEntry]

    public init(title: String, entries: [CatalogEntry]) {
        self.title = title
        self.entries = entries
    }

    /// What the newest version that says something says of itself.
    var summary: String { entries.first { !$0.summary.isEmpty }?.summary ?? "" }
    var operationCount: Int { entries.first?.operationCount ?? 0 }
    /// When the last of its descriptions was read, in the order of the catalog's changes.
    var change: Int { entries.map(\.change).max() ?? 0 }
}
