import JSONSchema
import SourceTree

/// The references of schemas as they are written, before any upgrade.
struct WrittenReferences: SchemaReferences {
    let resolver: ReferenceResolver
    var schemaPlans: SchemaPlans?

    func target(of reference: String, at node: Node) -> Node? { resolver.target(of: reference, at: node) }

    func resource(of node: Node) -> Node { resolver.resource(of: node) }

    func dynamicAnchor(_ name: String, in resource: Node) -> Node? { resolver.dynamicAnchor(name, in: resource) }
}
