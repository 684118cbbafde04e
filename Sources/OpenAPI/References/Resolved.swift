import SourceTree

/// Where a chain of references ends.
struct Resolved: Sendable {
    /// The node at the end; the node asked for when it has no reference or a broken one.
    let node: Node
    /// The nodes passed on the way, outermost first: in 3.1 members beside `$ref` count.
    let passed: [Node]
    /// The target of the first reference, nil when there was none or it is broken.
    let first: Node?
    /// The reference that leads nowhere, round in a circle, or too far.
    let broken: String?
}

extension ReferenceResolver {
    /// Follows the references that begin at a node: at most 64, and never round.
    ///
    /// - Parameter scope: the schemas that the node is reached through, for a `$dynamicRef` or `$recursiveRef`.
    func follow(_ node: Node, within scope: DynamicScope = DynamicScope()) -> Resolved {
        guard let reference = reference(of: node) else {
            return Resolved(node: node, passed: [], first: nil, broken: nil)
        }
        var scope = scope
        guard let first = step(from: node, by: reference, within: &scope) else {
            return Resolved(node: node, passed: [], first: nil, broken: reference)
        }
        var passed = [node]
        var current = first
        while let next = self.reference(of: current) {
            passed.append(current)
            guard passed.count <= Self.hops, let target = step(from: current, by: next, within: &scope),
                !passed.contains(target)
            else { return Resolved(node: node, passed: [], first: nil, broken: reference) }
            current = target
        }
        return Resolved(node: current, passed: passed, first: first, broken: nil)
    }

    /// The scope that schemas within the end of a chain have.
    func scope(of end: Resolved, within scope: DynamicScope) -> DynamicScope {
        guard hasDynamicReferences else { return scope }
        var scope = scope
        for node in end.passed + [end.node] { scope.enter(resource(of: node)) }
        return scope
    }

    /// The reference that a node has: `$ref`, else `$dynamicRef`, else `$recursiveRef`.
    private func reference(of node: Node) -> String? {
        if let reference = node["$ref"]?.string { return reference }
        guard hasDynamicReferences else { return nil }
        return node["$dynamicRef"]?.string ?? node["$recursiveRef"]?.string
    }

    private func step(from node: Node, by reference: String, within scope: inout DynamicScope) -> Node? {
        guard hasDynamicReferences else { return target(of: reference, at: node) }
        scope.enter(resource(of: node))
        if node["$ref"]?.string != nil { return target(of: reference, at: node) }
        guard node["$dynamicRef"]?.string != nil else { return scope.recursiveTarget(at: node, in: self) }
        guard let target = target(of: reference, at: node) else { return nil }
        return scope.outermost(target, named: Self.split(reference).fragment, in: self)
    }
}
