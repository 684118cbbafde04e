import SourceTree

/// Schemas with all that applies beside them: what their `$ref` leads to, every part of `allOf`, one variant of each
/// `oneOf` and `anyOf`, a branch of `if`.
struct SchemaLayers {
    struct Layer {
        let node: Node
        /// Whether its examples are examples of the whole value, not of a part of it.
        let isOwn: Bool
    }

    /// Schemas looked at for one value.
    private static let limit = 64
    /// Variants of one combination that are tried.
    private static let variantLimit = 100

    private(set) var layers: [Layer] = []
    /// Properties whose value a discriminator fixes.
    private(set) var discriminated: [(name: String, value: String)] = []
    /// How many options each decision has.
    private(set) var counts: [Int] = []
    /// Whether a schema takes no value at all.
    private(set) var isImpossible = false
    private let sampler: Sampler
    private let readsSiblings: Bool
    private let choices: Choices
    /// Schemas being drawn: variants that would come round again are tried last.
    private let path: [Node]

    init(_ schemas: [Node], sampler: Sampler, choices: Choices = Choices(), path: [Node] = []) {
        self.sampler = sampler
        self.choices = choices
        self.path = path
        readsSiblings = sampler.dialect == .draft202012
        if schemas.count == 1, !schemas[0].hasAny(of: Self.leading) {
            layers = [Layer(node: schemas[0], isOwn: true)]
            isImpossible = schemas[0].boolean == false
            return
        }
        var pending = schemas.reversed().map { Layer(node: $0, isOwn: schemas.count == 1) }
        var seen: Set<Node> = []
        var name: String?
        while let layer = pending.popLast(), layers.count < Self.limit {
            guard seen.insert(layer.node).inserted else { continue }
            if layer.node.boolean == false { isImpossible = true }
            let reference = layer.node["$ref"]?.string ?? (readsSiblings ? layer.node["$dynamicRef"]?.string : nil)
            if reference == nil || readsSiblings { layers.append(layer) }
            if let target = target(of: reference, at: layer.node) {
                if layer.isOwn, let reference { name = reference }
                pending.append(Layer(node: target, isOwn: layer.isOwn))
                if !readsSiblings { continue }
            }
            combine(layer, &pending, name: name)
        }
    }

    private func target(of reference: String?, at node: Node) -> Node? {
        if let reference { return sampler.references.target(of: reference, at: node) }
        guard readsSiblings, node["$recursiveRef"]?.string != nil else { return nil }
        return sampler.references.recursiveTarget(at: node, within: [])
    }

    /// The first layer's value of a keyword.
    func value(_ keyword: String, ownOnly: Bool = false) -> Node? {
        layers.lazy.filter { !ownOnly || $0.isOwn }.compactMap { $0.node[keyword] }.first
    }

    /// Every layer's value of a keyword.
    func values(_ keyword: String) -> [Node] { layers.compactMap { $0.node[keyword] } }

    func flag(_ keyword: String) -> Bool { layers.contains { $0.node[keyword]?.boolean == true } }

    /// Whether any layer has one of the keywords.
    func has(_ keywords: KeyGroup) -> Bool { layers.contains { $0.node.hasAny(of: keywords) } }

    private static let combinations = ["dependentSchemas", "if", "anyOf", "oneOf", "allOf", "discriminator"]
    private static let combining = KeyGroup(combinations)
    /// What leads from a schema to others.
    private static let leading = KeyGroup(combinations + ["$ref", "$dynamicRef"])

    /// Pushes the parts of combinations so that they come out in order.
    private mutating func combine(_ layer: Layer, _ pending: inout [Layer], name: String?) {
        let node = layer.node
        guard node.hasAny(of: Self.combining) else { return }
        let hasMembers = node["properties"] != nil
        if sampler.dialect == .draft202012 { pushConditions(of: node, &pending) }
        for keyword in ["anyOf", "oneOf"] {
            guard let variants = node[keyword], let variant = chosen(variants) else { continue }
            noteDiscriminator(node, variant, name)
            pending.append(Layer(node: variant, isOwn: layer.isOwn && !hasMembers))
        }
        if node["oneOf"] == nil, node["anyOf"] == nil { noteDiscriminator(node, nil, name) }
        guard let parts = node["allOf"]?.elements else { return }
        let isWrapped = parts.count == 1 && !hasMembers && layer.isOwn
        for part in parts.prefix(Self.limit).reversed() { pending.append(Layer(node: part, isOwn: isWrapped)) }
    }

    /// `if` may be left to chance, be met, or not be met; a dependent schema is met, or left to chance.
    private mutating func pushConditions(of node: Node, _ pending: inout [Layer]) {
        for dependent in node["dependentSchemas"]?.members.prefix(Self.limit).map(\.value) ?? [] {
            if decide(among: 2) == 0 { pending.append(Layer(node: dependent, isOwn: false)) }
        }
        guard let condition = node["if"], node["then"] != nil || node["else"] != nil else { return }
        switch decide(among: 3) {
        case 1: pending += [condition, node["then"]].compactMap { $0.map { Layer(node: $0, isOwn: false) } }
        case 2: if let other = node["else"] { pending.append(Layer(node: other, isOwn: false)) }
        default: break
        }
    }

    /// The variant of this round: the one asked for, else those first that are not null and do not come round again.
    private mutating func chosen(_ variants: Node) -> Node? {
        let all = variants.elements.prefix(Self.variantLimit).map { $0 }
        guard all.count > 1 else { return all.first }
        // Within itself it would go on without end.
        if let preferred = sampler.preferred, all.contains(preferred), !path.contains(sampler.end(of: preferred)) {
            return preferred
        }
        let ranked = all.map { (variant: $0, rank: rank(of: $0)) }
        let ordered = (0...2).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.variant) }
        return ordered[min(decide(among: ordered.count), ordered.count - 1)]
    }

    private func rank(of variant: Node) -> Int {
        let type = variant["type"]
        if type?.string == "null" || type?.kind == .null { return 2 }
        return !path.isEmpty && path.contains(sampler.end(of: variant)) ? 1 : 0
    }

    private mutating func decide(among count: Int) -> Int {
        counts.append(count)
        return choices[counts.count - 1]
    }

    /// A discriminator's property holds the mapping's word for the variant, else the name the variant is referred to by
    /// (OpenAPI 3.1 section 4.8.25).
    private mutating func noteDiscriminator(_ node: Node, _ variant: Node?, _ name: String?) {
        let discriminator = node["discriminator"]
        guard let property = (discriminator?["propertyName"] ?? discriminator)?.string,
            let reference = variant.map({ $0["$ref"]?.string }) ?? name
        else { return }
        let references = sampler.references
        let target = references.target(of: reference, at: variant ?? node)
        let last = reference.split(separator: "/").last.map(String.init) ?? reference
        let mapping = discriminator?["mapping"]?.members
        // Nearly always the words are the same; to follow each of a thousand would cost more than all the rest.
        let same = mapping?.first { entry in
            guard let text = entry.value.string else { return false }
            return text.isSame(as: reference) || text.isSame(as: last)
        }
        let word =
            same
            ?? mapping?.prefix(Self.variantLimit).first { entry in
                guard target != nil, let text = entry.value.string else { return false }
                return references.target(of: text, at: node) == target
            }
        discriminated.append((property, word?.key ?? last))
    }
}
