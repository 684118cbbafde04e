import SourceTree

/// Values of the author's: examples, default, `const` and `enum`.
extension SampleRun {
    /// Values of a list that are tried.
    private static let candidateLimit = 64
    /// Objects and arrays within each other that are looked through for what does not travel.
    private static let hidingDepth = 8
    private static let giving: KeyGroup = ["example", "examples", "default", "const", "enum"]

    /// The first of them that fits the schema and the budget, without what does not travel in this direction. Null only
    /// where nothing else is given.
    mutating func given(_ layers: SchemaLayers, _ place: SamplePlace) -> Draft? {
        guard layers.has(Self.giving) else { return nil }
        let isContainer = ["object", "array"].contains(SampleType.list(for: layers).first ?? "")
        for keyword in ["example", "examples", "default", "const", "enum"] {
            let isListed = keyword == "examples" || keyword == "enum"
            for value in layers.layers where !isContainer || value.isOwn || keyword == "const" || keyword == "enum" {
                guard let node = value.node[keyword] else { continue }
                for candidate in isListed ? candidates(in: node, place.ordinal) : [node] {
                    if let draft = take(candidate, layers, place) { return draft }
                    if work <= 0 { return nil }
                }
            }
        }
        return nil
    }

    /// The author's scalar that does not fit.
    func doubtful(_ layers: SchemaLayers, _ place: SamplePlace) -> Draft? {
        guard layers.has(Self.giving) else { return nil }
        let value = ["example", "const", "default"].lazy.compactMap { layers.value($0, ownOnly: true) }.first
        guard let value, value.kind != .null, value.count == 0, (value.text?.utf8.count ?? 0) <= bytes else {
            return nil
        }
        return .given(value)
    }

    private mutating func take(_ value: Node, _ layers: SchemaLayers, _ place: SamplePlace) -> Draft? {
        guard value.kind != .null || (layers.value("const") ?? layers.value("enum")) != nil else { return nil }
        let size = value.kind == .string ? (value.text?.utf8.count ?? 0) + 2 : value.json().count
        guard size <= bytes else { return nil }
        let draft = sampler.direction == .none ? .given(value) : shown(value, place.schemas, depth: 0)
        guard accepts(draft, place) else { return nil }
        spend(nodes: value.count, bytes: size)
        return draft
    }

    /// The values of a list in turn, null last; `examples` may be an object by mistake.
    private func candidates(in values: Node, _ ordinal: Int) -> [Node] {
        let all =
            values.kind == .object
            ? values.members.prefix(8).map(\.value) : values.elements.prefix(Self.candidateLimit).map { $0 }
        let real = all.filter { $0.kind != .null }
        guard !real.isEmpty else { return all }
        let start = ordinal % real.count
        return Array(real[start...] + real[..<start]) + all.filter { $0.kind == .null }
    }

    /// The author's value, without the members that do not travel in this direction.
    private func shown(_ value: Node, _ schemas: [Node], depth: Int) -> Draft {
        guard depth < Self.hidingDepth, value.count > 0, !schemas.isEmpty else { return .given(value) }
        let layers = SchemaLayers(schemas, sampler: sampler)
        guard value.kind == .object else {
            return .array(
                value.elements.map { shown($0, layers.values("items").filter { $0.kind == .object }, depth: depth + 1) }
            )
        }
        return .object(
            value.members.compactMap { member in
                let properties = layers.values("properties").compactMap { $0[member.key] }
                if isHidden(properties) { return nil }
                return (member.key, shown(member.value, properties, depth: depth + 1))
            })
    }

    /// Whether a property does not travel in this direction.
    func isHidden(_ schemas: [Node]) -> Bool {
        guard sampler.direction != .none else { return false }
        let keyword = sampler.direction == .request ? "readOnly" : "writeOnly"
        return schemas.contains { isMarked($0, keyword, depth: 0) }
    }

    /// Whether a schema, what it refers to, or a part of its `allOf` has a flag.
    private func isMarked(_ schema: Node, _ keyword: String, depth: Int) -> Bool {
        if schema[keyword]?.boolean == true { return true }
        guard depth < 8 else { return false }
        if let parts = schema["allOf"]?.elements,
            parts.prefix(16).contains(where: { isMarked($0, keyword, depth: depth + 4) })
        {
            return true
        }
        guard let text = schema["$ref"]?.string, let target = sampler.references.target(of: text, at: schema) else {
            return false
        }
        return isMarked(target, keyword, depth: depth + 1)
    }
}
