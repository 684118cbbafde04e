public import OpenAPI

/// The descriptions of a catalog as pages show them, by API. Made once for a state of the catalog.
public struct CatalogListing: Sendable {
    /// In the order of the catalog.
    public let entries: [CatalogEntry]
    /// In the order of the catalog.
    public let apis: [CatalogAPI]
    /// The descriptions themselves, by API.
    public let groups: CatalogGroups

    public init(_ entries: [Catalog.Entry]) {
        groups = CatalogGroups(entries)
        self.entries = entries.map(CatalogEntry.init)
        apis = groups.groups.map { CatalogAPI(title: $0.title, entries: $0.entries.map(CatalogEntry.init)) }
    }

    /// The version before a description; nil for the first one.
    public func predecessor(of id: CatalogID) -> Catalog.Entry? { groups.predecessor(of: id) }

    /// The versions of the API that a description belongs to, newest first, each with a name that tells it from the others.
    public func versions(of id: CatalogID) -> [VersionChoice] {
        let entries = groups.group(of: id)?.entries.filter { $0.document != nil } ?? []
        guard entries.count > 1 else { return [] }
        let counts = Dictionary(entries.map { ($0.version, 1) }, uniquingKeysWith: +)
        return entries.map { entry in
            let name = entry.version
            let isClear = !name.isEmpty && counts[name] == 1
            let id = entry.id.description
            return VersionChoice(id: id, name: isClear ? name : name.isEmpty ? id : "\(name) (\(id))")
        }
    }
}
