import JSONSchema
import SourceTree

/// The schema resources that a schema is reached through, outermost first: they decide what a `$dynamicRef`
/// or `$recursiveRef` means (JSON Schema 2020-12, section 7.1). Empty, and free, in descriptions without one.
struct DynamicScope: Hashable, Sendable {
    /// More are not remembered: the outermost count.
    private static let limit = 32

    private var resources: [Node] = []

    /// Whether no resource was entered that could decide.
    var isEmpty: Bool { resources.isEmpty }

    /// Notes that a resource is entered.
    mutating func enter(_ resource: Node) {
        if resources.last != resource, resources.count < Self.limit { resources.append(resource) }
    }

    /// The schema that a `$dynamicRef` means whose plain target is known: where that has a `$dynamicAnchor` of the name, the
    /// outermost resource with such an anchor has it instead (JSON Schema 2020-12, section 8.2.3.2).
    func outermost(_ target: Node, named name: String, in resolver: ReferenceResolver) -> Node {
        guard target["$dynamicAnchor"]?.string == name else { return target }
        for resource in resources {
            if let found = resolver.dynamicAnchor(name, in: resource) { return found }
        }
        return target
    }

    /// The schema that a `$recursiveRef` at a node means.
    func recursiveTarget(at node: Node, in resolver: ReferenceResolver) -> Node {
        WrittenReferences(resolver: resolver).recursiveTarget(at: node, within: resources)
    }
}
