import SourceTree

/// A schema with all that applies beside it: what its `$ref` leads to, every part of `allOf`, one variant of `oneOf` or `anyOf`.
struct SchemaLayers {
    struct Layer {
        let node: Node
        /// Whether it is the schema itself or what it refers to, not a part of a combination.
        let isOwn: Bool
    }

    /// Combinations looked at for one value.
    private static let limit = 64

    private(set) var layers: [Layer] = []
    /// Properties whose value a discriminator fixes.
    private(set) var discriminated: [(name: String, value: String)] = []
    private let references: any SchemaReferences
    private let readsSiblings: Bool

    init(_ schema: Node, dialect: Dialect, references: any SchemaReferences) {
        self.references = references
        readsSiblings = dialect == .draft202012
        var pending = [Layer(node: schema, isOwn: true)]
        var seen: Set<Node> = []
        var name: String?
        while let layer = pending.popLast(), layers.count < Self.limit {
            guard seen.insert(layer.node).inserted else { continue }
            let reference = layer.node["$ref"]?.string
            if reference == nil || readsSiblings { layers.append(layer) }
            if let reference, let target = references.target(of: reference, at: layer.node) {
                if layer.isOwn { name = reference }
                pending.append(Layer(node: target, isOwn: layer.isOwn))
                if !readsSiblings { continue }
            }
            combine(layer.node, &pending, name: name)
        }
    }

    /// The first layer's value of a keyword.
    func value(_ keyword: String, ownOnly: Bool = false) -> Node? {
        layers.lazy.filter { !ownOnly || $0.isOwn }.compactMap { $0.node[keyword] }.first
    }

    func flag(_ keyword: String) -> Bool { layers.contains { $0.node[keyword]?.boolean == true } }

    /// Pushes the parts of combinations so that they come out in order.
    private mutating func combine(_ node: Node, _ pending: inout [Layer], name: String?) {
        let variant = (node["oneOf"] ?? node["anyOf"]).flatMap(chosen)
        noteDiscriminator(node, variant, name)
        if let variant { pending.append(Layer(node: variant, isOwn: false)) }
        guard let parts = node["allOf"]?.elements else { return }
        for part in parts.prefix(Self.limit).reversed() { pending.append(Layer(node: part, isOwn: false)) }
    }

    /// The first variant that is not null.
    private func chosen(_ variants: Node) -> Node? {
        variants.elements.prefix(Self.limit).first { variant in
            let type = variant["type"]
            let isNull = type?.string == "null" || type?.kind == .null
            return !isNull
        } ?? variants.elements.first
    }

    /// A discriminator's property holds the mapping's word for the variant, else the name the variant is referred to by
    /// (OpenAPI 3.1 section 4.8.25).
    private mutating func noteDiscriminator(_ node: Node, _ variant: Node?, _ name: String?) {
        let discriminator = node["discriminator"]
        guard let property = (discriminator?["propertyName"] ?? discriminator)?.string,
            let reference = variant.map({ $0["$ref"]?.string }) ?? name
        else { return }
        let target = references.target(of: reference, at: variant ?? node)
        let word = discriminator?["mapping"]?.members.first { entry in
            guard let text = entry.value.string else { return false }
            return text.isSame(as: reference) || (target != nil && references.target(of: text, at: node) == target)
        }
        let last = reference.split(separator: "/").last.map(String.init) ?? reference
        discriminated.append((property, word?.key ?? last))
    }
}
