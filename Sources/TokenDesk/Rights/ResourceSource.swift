public import OpenAPI
public import SourceTree

/// Where an API lists the resources of one kind: an entry of `x-portico-resources` at the root of its description.
public struct ResourceSource: Sendable, Hashable {
    /// The specification extension's name.
    static let mark = "x-portico-resources"

    /// A list of resources or groups: the operation that gives it, and where its answer says what.
    public struct Listing: Sendable, Hashable {
        public let operation: OperationID
        /// Query parameters that stay the same on every page, in source order.
        public let query: [QueryParameter]
        /// The query parameter that numbers the pages from 1; nil for a list that comes whole.
        public let page: String?
        /// From the answer's root to the array of items.
        public let items: JSONPointer
        /// From an item to its id.
        public let id: JSONPointer
        /// From an item to what people call it; nil when there is only the id.
        public let label: JSONPointer?
    }

    /// A query parameter with its value.
    public struct QueryParameter: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    /// How resources are grouped.
    public struct Groups: Sendable, Hashable {
        /// What people call the groups, in the plural.
        public let title: String
        /// From a resource to the ids of its groups.
        public let pointer: JSONPointer
        /// The list of groups with their labels; nil when ids must do.
        public let listing: Listing?
    }

    /// The kind, as parameters name it in `x-portico-resource`.
    public let kind: String
    /// What people call the resources, in the plural.
    public let title: String
    public let listing: Listing
    public let groups: Groups?

    /// All sources of a description, in source order; one that names no operation or no pointer is left out.
    public static func all(in document: Document) -> [ResourceSource] {
        document.root[mark]?.members.compactMap { ResourceSource(kind: $0.key, $0.value, document) } ?? []
    }

    private init?(kind: String, _ node: Node, _ document: Document) {
        guard !kind.isEmpty, let listing = Listing(node, document) else { return nil }
        self.kind = kind
        self.listing = listing
        title = node["title"]?.string ?? kind
        groups = node["groups"].flatMap { node in
            node["pointer"]?.string.flatMap { try? JSONPointer(parsing: $0) }.map { pointer in
                Groups(
                    title: node["title"]?.string ?? "Groups", pointer: pointer, listing: Listing(node, document))
            }
        }
    }
}

extension ResourceSource.Listing {
    fileprivate init?(_ node: Node, _ document: Document) {
        guard let name = node["list"]?.string, let operation = document.operation(named: name),
            operation.origin == .path, let items = Self.pointer(node["items"]), let id = Self.pointer(node["id"])
        else { return nil }
        self.operation = operation.id
        self.items = items
        self.id = id
        label = Self.pointer(node["label"])
        page = node["page"]?.string
        query =
            node["query"]?.members.compactMap { member in
                member.value.text.map { ResourceSource.QueryParameter(name: member.key, value: $0) }
            } ?? []
    }

    private static func pointer(_ node: Node?) -> JSONPointer? {
        node?.string.flatMap { try? JSONPointer(parsing: $0) }
    }
}
