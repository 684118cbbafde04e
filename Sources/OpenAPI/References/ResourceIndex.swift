import SourceTree

/// The schemas that have a name of their own: `$id` makes one a resource with a URI, `$anchor` names one within its
/// resource (JSON Schema 2020-12, sections 8.2.1 and 8.2.2). 3.2's `$self` names a whole description.
struct ResourceIndex: Sendable {
    private struct Anchor: Hashable {
        let resource: Location
        let name: ByteKey
    }

    private var resources: [Location: Node] = [:]
    private var anchors: [Anchor: Node] = [:]
    private var treesWithIdentifiers: Set<ObjectIdentifier> = []

    /// Takes up the names of one file. Costs one walk, or nothing when the scan saw none.
    mutating func add(_ tree: Tree, at location: Location, scan: KeywordScan) {
        guard scan.hasIdentifiers || scan.hasAnchors else { return }
        if scan.hasIdentifiers { treesWithIdentifiers.insert(ObjectIdentifier(tree)) }
        if let own = Self.ownURI(of: tree.root) { resources[location.joining(own)] = tree.root }
        ObjectWalk.visit(tree.root) { node in
            let identifier = node["$id"]?.string
            let anchor = node["$anchor"]?.string ?? node["$dynamicAnchor"]?.string
            guard identifier != nil || anchor != nil else { return }
            let base = base(of: node, in: location)
            if identifier != nil, resources[base] == nil { resources[base] = node }
            if let anchor {
                let key = Anchor(resource: base, name: ByteKey(anchor))
                if anchors[key] == nil { anchors[key] = node }
            }
        }
    }

    /// The URI against which references at a node are resolved: its file's, changed by the description's `$self` and every
    /// `$id` from the root down to it (3.2, section 4.1.2.2; JSON Schema 2020-12, section 8.2.1).
    func base(of node: Node, in file: Location) -> Location {
        guard treesWithIdentifiers.contains(ObjectIdentifier(node.tree)) else { return file }
        var identifiers: [String] = []
        var current: Node? = node
        while let here = current {
            if here.kind == .object, let identifier = here["$id"]?.string { identifiers.append(identifier) }
            current = here.parent
        }
        if let own = Self.ownURI(of: node.tree.root) { identifiers.append(own) }
        return identifiers.reversed().reduce(file) { $0.joining(Self.withoutFragment($1)) }
    }

    /// The schema or description that a URI names.
    func resource(at location: Location) -> Node? { resources[location] }

    /// The schema that an anchor names within a resource.
    func anchored(_ name: String, in resource: Location) -> Node? {
        anchors[Anchor(resource: resource, name: ByteKey(name))]
    }

    /// The URI that a description gives itself (3.2); in a file that is no description the word means nothing.
    private static func ownURI(of root: Node) -> String? {
        guard root["openapi"] != nil, let own = root["$self"]?.string else { return nil }
        return withoutFragment(own)
    }

    private static func withoutFragment(_ text: String) -> String {
        guard let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) else { return text }
        return String(text[..<hash])
    }
}
