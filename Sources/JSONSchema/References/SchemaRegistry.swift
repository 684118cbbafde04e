public import SourceTree

/// References among whole schema documents by their URIs: `$id`, `$anchor`, `$dynamicAnchor`, draft 4's `id`, JSON Pointers
/// (2020-12 core, section 9). For schemas that stand alone; a description resolves its own.
///
/// A class because nodes of the same documents are looked up by several runs; it does not change after `init`.
public final class SchemaRegistry: SchemaReferences {
    public let schemaPlans: SchemaPlans? = SchemaPlans()
    private let index: SchemaIndex

    /// - Parameters:
    ///   - documents: each with the URI it was read from; an `$id` within is resolved against it.
    ///   - other: a registry whose documents are known here too.
    public init(documents: [(uri: String, root: Node)], extending other: SchemaRegistry? = nil) {
        var index = other?.index ?? SchemaIndex()
        for document in documents { index.add(document.root, uri: document.uri) }
        self.index = index
    }

    public func target(of reference: String, at node: Node) -> Node? {
        let uri = URIReference(reference).resolved(against: URIReference(base(of: node)))
        let whole = uri.withoutFragment
        guard let fragment = uri.fragment, !fragment.isEmpty else { return index.resources[whole] }
        if let anchor = index.anchors[whole + "#" + fragment] { return anchor }
        guard fragment.hasPrefix("/"), let root = index.resources[whole],
            let text = URIReference.decoded(fragment), let pointer = try? JSONPointer(parsing: text)
        else { return nil }
        return root.node(at: pointer)
    }

    public func resource(of node: Node) -> Node {
        var current = node
        while index.roots[current] == nil, let parent = current.parent { current = parent }
        return current
    }

    public func dynamicAnchor(_ name: String, in resource: Node) -> Node? {
        index.roots[resource].flatMap { index.dynamicAnchors[$0 + "#" + name] }
    }

    private func base(of node: Node) -> String { index.roots[resource(of: node)] ?? "" }
}
