import SourceTree

/// Finds the named schemas that a part of a description refers to: through responses, parameters and files, but not through
/// other named schemas. What a shared part holds is looked at once.
struct UseWalk {
    /// Shared parts that are followed from one place.
    private static let limit = 2_000

    /// What a part refers to itself.
    private struct References {
        var schemas: [Int] = []
        var parts: [Node] = []
    }

    private let index: DocumentIndex
    private let resolver: ReferenceResolver
    private var known: [Node: References] = [:]
    /// References into the root by their text: nearly all are of this kind.
    private var targets: [ByteKey: Node?] = [:]

    init(index: DocumentIndex, resolver: ReferenceResolver) {
        self.index = index
        self.resolver = resolver
    }

    /// The places of the schemas, each once, in the order met.
    mutating func schemas(in node: Node) -> [Int] {
        var found: [Int] = []
        var seen: Set<Int> = []
        var entered: Set<Node> = [node]
        var pending = [references(of: node)]
        while let next = pending.popLast(), entered.count < Self.limit {
            for place in next.schemas where seen.insert(place).inserted { found.append(place) }
            for part in next.parts.reversed() where entered.insert(part).inserted {
                let references = known[part] ?? references(of: part)
                known[part] = references
                pending.append(references)
            }
        }
        return found
    }

    private mutating func references(of node: Node) -> References {
        var texts: [(text: String, node: Node)] = []
        ObjectWalk.visit(node) { object in
            if let text = object["$ref"]?.string { texts.append((text, object)) }
        }
        var references = References()
        for reference in texts {
            guard let target = target(of: reference.text, at: reference.node) else { continue }
            if let place = index.schemaByNode[target] {
                references.schemas.append(place)
            } else {
                references.parts.append(target)
            }
        }
        return references
    }

    private mutating func target(of text: String, at node: Node) -> Node? {
        guard text.utf8.first == UInt8(ascii: "#"), node.tree === resolver.root.tree else {
            return resolver.target(of: text, at: node)
        }
        let key = ByteKey(text)
        if let target = targets[key] { return target }
        let target = resolver.target(of: text, at: node)
        targets[key] = .some(target)
        return target
    }
}
