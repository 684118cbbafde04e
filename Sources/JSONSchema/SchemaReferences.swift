public import SourceTree

/// Where the references of a schema lead; implemented by whoever holds the documents.
public protocol SchemaReferences: Sendable {
    /// The node that `reference` (a URI reference, as written) means when it stands at `node`; nil when it leads nowhere.
    func target(of reference: String, at node: Node) -> Node?

    /// The root of the schema resource that `node` belongs to (JSON Schema 2020-12 core, section 4.3.5).
    func resource(of node: Node) -> Node

    /// The schema with `$dynamicAnchor: name` in a resource, nil when it has none.
    func dynamicAnchor(_ name: String, in resource: Node) -> Node?
}

extension SchemaReferences {
    /// The whole document: right wherever no embedded schema has an `$id`.
    public func resource(of node: Node) -> Node { node.tree.root }

    public func dynamicAnchor(_ name: String, in resource: Node) -> Node? { nil }
}
