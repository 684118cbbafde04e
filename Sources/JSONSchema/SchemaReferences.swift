public import SourceTree

/// Where the references of a schema lead; implemented by whoever holds the documents.
public protocol SchemaReferences: Sendable {
    /// The node that `reference` (a URI reference, as written) means when it stands at `node`; nil when it leads nowhere.
    func target(of reference: String, at node: Node) -> Node?

    /// The root of the schema resource that `node` belongs to (JSON Schema 2020-12 core, section 4.3.5).
    func resource(of node: Node) -> Node

    /// The schema with `$dynamicAnchor: name` in a resource, nil when it has none.
    func dynamicAnchor(_ name: String, in resource: Node) -> Node?

    /// Where what validations find out about schemas is kept for the next; nil where nothing is kept.
    var schemaPlans: SchemaPlans? { get }
}

extension SchemaReferences {
    /// The whole document: right wherever no embedded schema has an `$id`.
    public func resource(of node: Node) -> Node { node.tree.root }

    public func dynamicAnchor(_ name: String, in resource: Node) -> Node? { nil }

    public var schemaPlans: SchemaPlans? { nil }

    /// The schema that a `$recursiveRef` at a node means (JSON Schema 2019-09 core, section 8.2.4.2): the root of its resource,
    /// and when that has a `$recursiveAnchor` the outermost such resource of the scope. Descriptions write the anchor into
    /// components, which are no resources, and mean the component: the innermost anchor comes first.
    public func recursiveTarget(at node: Node, within scope: [Node]) -> Node {
        let root = resource(of: node)
        var target = node
        while target != root, !target.isRecursiveAnchor, let parent = target.parent { target = parent }
        guard target.isRecursiveAnchor else { return root }
        return scope.first { $0.isRecursiveAnchor } ?? target
    }
}

extension Node {
    /// Whether a schema has `$recursiveAnchor: true`.
    fileprivate var isRecursiveAnchor: Bool { self["$recursiveAnchor"]?.boolean == true }
}
