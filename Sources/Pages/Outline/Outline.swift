public import OpenAPI

/// What the pages of one revision of a description share: tags with their operations, the sidebar, who needs which
/// scheme. Made once a revision and kept beside the document.
public final class Outline: Sendable {
    /// One tag with its operations.
    public struct Section: Sendable {
        /// The tag in addresses.
        public let slug: String
        public let tag: Tag
        /// In source order.
        public let operations: [Operation]
        /// What several tags stand under: a group, or the tags above; nil for none.
        public let group: String?

        /// The name people read.
        public var title: String { tag.summary ?? tag.name }
    }

    /// The first segment of the document's addresses.
    public let documentID: String
    /// Tags that have operations, in the document's order.
    public let sections: [Section]
    /// The names of all security schemes of the description.
    public let schemeNames: Set<String>
    let sidebar: Sidebar
    private let servers: [Server]
    private let places: [OperationID: Place]
    private let schemesByOperation: [OperationID: [[String]]]

    private struct Place {
        let section: Int
        let index: Int
    }

    /// - Parameter showsInternal: whether operations marked `x-internal` are listed.
    public init(document: Document, id: String, showsInternal: Bool = false) {
        documentID = id
        let tags = document.tags
        let slugs = TagSlug.slugs(for: tags.map(\.name))
        let slugsByTag = Dictionary(zip(tags, slugs).map { ($0, $1) }) { first, _ in first }
        sections = TagOrder(document).places.compactMap { place in
            let operations = document.operations(tagged: place.tag).filter { showsInternal || !$0.isInternal }
            guard !operations.isEmpty, let slug = slugsByTag[place.tag] else { return nil }
            return Section(slug: slug, tag: place.tag, operations: operations, group: place.group)
        }
        servers = document.servers
        schemeNames = Set(document.securitySchemes.map(\.name))
        var places: [OperationID: Place] = [:]
        var schemes: [OperationID: [[String]]] = [:]
        for (number, section) in sections.enumerated() {
            for (index, operation) in section.operations.enumerated() where places[operation.id] == nil {
                places[operation.id] = Place(section: number, index: index)
                schemes[operation.id] = operation.security.map { $0.schemes.map(\.name) }
            }
        }
        self.places = places
        schemesByOperation = schemes
        sidebar = Sidebar(document: document, id: id, sections: sections)
    }

    /// The slugs of all sections of a document.
    static func slugs(of document: Document) -> [String] {
        let tags = document.tags
        return zip(tags, TagSlug.slugs(for: tags.map(\.name))).compactMap { tag, slug in
            document.operations(tagged: tag).isEmpty ? nil : slug
        }
    }

    /// The section with a slug; nil when there is none.
    public func section(slug: String) -> Section? {
        sections.first { $0.slug == slug }
    }

    /// The first section that lists an operation; nil for webhooks and callbacks.
    public func section(of operation: Operation) -> Section? {
        places[operation.id].map { sections[$0.section] }
    }

    /// Whether this is the first section to list the operation: only there has its row an id.
    func isFirst(_ operation: Operation, in section: Section) -> Bool {
        self.section(of: operation)?.slug == section.slug
    }

    /// The operations before and after one, within its section and over to the next.
    func neighbours(of operation: Operation) -> (previous: Operation?, next: Operation?) {
        guard let place = places[operation.id] else { return (nil, nil) }
        let own = sections[place.section].operations
        let previous =
            place.index > 0
            ? own[place.index - 1] : place.section > 0 ? sections[place.section - 1].operations.last : nil
        let next =
            place.index + 1 < own.count
            ? own[place.index + 1]
            : place.section + 1 < sections.count ? sections[place.section + 1].operations.first : nil
        return (previous, next)
    }

    /// The alternatives of schemes that an operation asks for; one without schemes lets anybody in.
    func requirements(of operation: Operation) -> [[String]] {
        schemesByOperation[operation.id] ?? operation.security.map { $0.schemes.map(\.name) }
    }

    /// The URL of the chosen server, as far as its variables allow.
    public func serverURL(_ chosen: ChosenServer) -> String {
        if let url = chosen.url { return url }
        guard !servers.isEmpty else { return "/" }
        let server = servers.indices.contains(chosen.index) ? servers[chosen.index] : servers[0]
        return (try? server.expanded(chosen.variables)) ?? server.url
    }
}
