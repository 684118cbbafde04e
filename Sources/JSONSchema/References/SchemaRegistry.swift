public import SourceTree

/// References among whole schema documents by their URIs: `$id`, `$anchor`, `$dynamicAnchor`, draft 4's `id`, JSON Pointers
/// (2020-12 core, section 9). For schemas that stand alone; a description resolves its own.
///
/// A class because nodes of the same documents are looked up by several runs; it does not change after `init`.
public final class SchemaRegistry: SchemaReferences {
    private let roots: [Node: String]
    private let resources: [String: Node]
    private let anchors: [String: Node]
    private let dynamicAnchors: [String: Node]

    /// - Parameter documents: each with the URI it was read from; an `$id` within is resolved against it.
    public init(documents: [(uri: String, root: Node)]) {
        var index = SchemaIndex()
        for document in documents { index.add(document.root, uri: document.uri) }
        roots = index.roots
        resources = index.resources
        anchors = index.anchors
        dynamicAnchors = index.dynamicAnchors
    }

    public func target(of reference: String, at node: Node) -> Node? {
        let uri = URIReference(reference).resolved(against: URIReference(base(of: node)))
        let whole = uri.withoutFragment
        guard let fragment = uri.fragment, !fragment.isEmpty else { return resources[whole] }
        if let anchor = anchors[whole + "#" + fragment] { return anchor }
        guard fragment.hasPrefix("/"), let root = resources[whole],
            let text = URIReference.decoded(fragment), let pointer = try? JSONPointer(parsing: text)
        else { return nil }
        return root.node(at: pointer)
    }

    public func resource(of node: Node) -> Node {
        var current = node
        while roots[current] == nil, let parent = current.parent { current = parent }
        return current
    }

    public func dynamicAnchor(_ name: String, in resource: Node) -> Node? {
        roots[resource].flatMap { dynamicAnchors[$0 + "#" + name] }
    }

    private func base(of node: Node) -> String { roots[resource(of: node)] ?? "" }
}
