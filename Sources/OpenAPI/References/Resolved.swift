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
    func follow(_ node: Node) -> Resolved {
        guard let reference = reference(of: node) else {
            return Resolved(node: node, passed: [], first: nil, broken: nil)
        }
        guard let first = target(of: reference, at: node) else {
            return Resolved(node: node, passed: [], first: nil, broken: reference)
        }
        var passed = [node]
        var current = first
        while let next = self.reference(of: current) {
            passed.append(current)
            guard passed.count <= Self.hops, let target = target(of: next, at: current), !passed.contains(target)
            else { return Resolved(node: node, passed: [], first: nil, broken: reference) }
            current = target
        }
        return Resolved(node: current, passed: passed, first: first, broken: nil)
    }

    /// The reference that a node has: `$ref`, else `$dynamicRef`, which leads where a plain one would as long as nobody knows
    /// the schemas it is reached through (JSON Schema 2020-12, section 8.2.3.2).
    private func reference(of node: Node) -> String? {
        node["$ref"]?.string ?? (hasDynamicReferences ? node["$dynamicRef"]?.string : nil)
    }
}
