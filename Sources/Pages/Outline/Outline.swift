public import OpenAPI
import SourceTree

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
        /// What it stands under, outermost first: a group, or the tags above.
        let above: [TagOrder.Heading]

        /// The name people read.
        public var title: String { tag.summary ?? tag.name }
        /// What it stands under in one line; nil for nothing.
        public var group: String? { above.isEmpty ? nil : above.map(\.title).joined(separator: " › ") }
    }

    /// The first segment of the document's addresses.
    public let documentID: String
    /// Tags that have operations or something to read, in the document's order.
    public let sections: [Section]
    /// The names of all security schemes of the description.
    public let schemeNames: Set<String>
    let sidebar: Sidebar
    let kept: KeptParts
    private let servers: [Server]
    private let places: [OperationID: Place]
    /// The operations in the order of the sections, each once.
    private let order: [Operation]
    private let schemesByOperation: [OperationID: [[String]]]

    private struct Place {
        let section: Int
        /// Its place in the order of all.
        let number: Int
    }

    /// Finds the order of a description's tags, and what all of its pages share.
    public init(document: Document, id: String) {
        documentID = id
        kept = KeptParts(size: document.source.bytes.count)
        let tags = document.tags
        let slugs = TagSlug.slugs(for: tags.map(\.name))
        let slugsByTag = Dictionary(zip(tags, slugs).map { ($0, $1) }) { first, _ in first }
        sections = TagOrder(document).places.compactMap { place in
            let operations = document.operations(tagged: place.tag)
            guard !operations.isEmpty || place.tag.isReadable, let slug = slugsByTag[place.tag] else { return nil }
            return Section(slug: slug, tag: place.tag, operations: operations, above: place.above)
        }
        servers = document.servers
        schemeNames = Set(document.securitySchemes.map(\.name))
        var order: [Operation] = []
        var places: [OperationID: Place] = [:]
        var schemes: [OperationID: [[String]]] = [:]
        for (number, section) in sections.enumerated() {
            for operation in section.operations where places[operation.id] == nil {
                places[operation.id] = Place(section: number, number: order.count)
                order.append(operation)
                schemes[operation.id] = operation.security.map { $0.schemes.map(\.name) }
            }
        }
        self.places = places
        self.order = order
        schemesByOperation = schemes
        sidebar = Sidebar(document: document, id: id, sections: sections)
    }

    /// The slugs of all sections of a document.
    static func slugs(of document: Document) -> [String] {
        let tags = document.tags
        return zip(tags, TagSlug.slugs(for: tags.map(\.name))).compactMap { tag, slug in
            document.operations(tagged: tag).isEmpty && !tag.isReadable ? nil : slug
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

    /// The operations before and after one, within its section and over to the next; each where it is listed first.
    func neighbours(of operation: Operation) -> (previous: Operation?, next: Operation?) {
        guard let place = places[operation.id] else { return (nil, nil) }
        return (
            place.number > 0 ? order[place.number - 1] : nil,
            place.number + 1 < order.count ? order[place.number + 1] : nil
        )
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

extension Tag {
    /// Whether it is worth reading without operations: a chapter of its own.
    fileprivate var isReadable: Bool { description != nil || externalDocs != nil }
}
