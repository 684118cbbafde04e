import SourceTree

/// The drawing of one sample: what is written so far and what may still be.
struct SampleRun {
    let sampler: Sampler
    var builder: TreeBuilder
    private var nodes: Int
    private var bytes: Int
    /// Schemas being drawn, outermost first.
    private var path: [Node] = []

    init(_ sampler: Sampler) {
        self.sampler = sampler
        builder = TreeBuilder(name: "sample")
        nodes = sampler.budget.nodes
        bytes = sampler.budget.bytes
    }

    mutating func tree(for schema: Node) -> Tree {
        write(schema, ordinal: 0)
        return builder.finish()
    }

    /// Writes one value. `ordinal` makes the elements of a list differ.
    mutating func write(_ schema: Node, ordinal: Int) {
        let layers = layers(of: schema)
        let end = end(of: schema)
        path.append(end)
        defer { path.removeLast() }
        spend(nodes: 1, bytes: 8)
        if writeGiven(layers, ordinal) { return }
        switch type(of: layers) {
        case "object": writeObject(layers)
        case "array": writeArray(layers)
        case "integer", "number": builder.number(text: NumberSample(layers, ordinal: ordinal).text)
        case "boolean": builder.boolean(true)
        case "null": builder.null()
        default: writeText(StringSample.text(for: layers, ordinal: ordinal))
        }
    }

    func layers(of schema: Node) -> SchemaLayers {
        SchemaLayers(schema, dialect: sampler.dialect, references: sampler.references)
    }

    mutating func spend(nodes: Int = 0, bytes: Int) {
        self.nodes -= nodes
        self.bytes -= bytes
    }

    var isSpent: Bool { nodes <= 0 || bytes <= 0 }

    /// Whether a schema must not be entered: it is being drawn already, or the sample is deep or large enough.
    func isCut(_ schema: Node) -> Bool {
        isSpent || path.count >= sampler.budget.depth || path.contains(end(of: schema))
    }

    /// Where references end: what makes two places the same schema.
    private func end(of schema: Node) -> Node {
        var current = schema
        for _ in 0..<64 {
            guard let text = current["$ref"]?.string, let next = sampler.references.target(of: text, at: current) else {
                break
            }
            current = next
        }
        return current
    }

    /// A value of the author's: example, default, `const` or `enum`. False when there is none that fits the budget.
    private mutating func writeGiven(_ layers: SchemaLayers, _ ordinal: Int) -> Bool {
        let isObject = type(of: layers) == "object"
        for keyword in ["example", "examples", "default", "const", "enum"] {
            guard var value = layers.value(keyword, ownOnly: isObject) else { continue }
            if keyword == "examples" || keyword == "enum" {
                guard let picked = pick(from: value, ordinal) else { continue }
                value = picked
            }
            let size = value.json().count
            guard size <= bytes else { continue }
            spend(nodes: 1 + value.count, bytes: size)
            copy(value, layers)
            return true
        }
        return false
    }

    /// One of a list, null only if there is nothing else; `examples` may be an object by mistake.
    private func pick(from values: Node, _ ordinal: Int) -> Node? {
        let all = values.kind == .object ? values.members.prefix(8).map(\.value) : values.elements.prefix(64).map { $0 }
        let real = all.filter { $0.kind != .null }
        let candidates = real.isEmpty ? all : real
        return candidates.isEmpty ? nil : candidates[ordinal % candidates.count]
    }

    /// The author's value, without the members that do not travel in this direction.
    private mutating func copy(_ value: Node, _ layers: SchemaLayers) {
        guard value.kind == .object, sampler.direction != .none else { return builder.copy(value) }
        builder.beginObject()
        for member in value.members where !isHidden(member.key, layers) {
            builder.key(member.key)
            builder.copy(member.value)
        }
        builder.end()
    }

    private func isHidden(_ name: String, _ layers: SchemaLayers) -> Bool {
        let schema = layers.layers.lazy.compactMap { $0.node["properties"]?[name] }.first
        return schema.map(isHidden) ?? false
    }

    /// Whether a property does not travel in this direction.
    func isHidden(_ property: Node) -> Bool {
        switch sampler.direction {
        case .none: false
        case .request: layers(of: property).flag("readOnly")
        case .response: layers(of: property).flag("writeOnly")
        }
    }

    mutating func writeText(_ text: String) {
        spend(bytes: text.utf8.count)
        builder.string(text)
    }

    /// The declared type that is not null, else what the keywords suggest.
    private func type(of layers: SchemaLayers) -> String {
        for layer in layers.layers {
            guard let type = layer.node["type"] else { continue }
            let names = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
            if let name = names.first(where: { $0 != "null" }) ?? names.first { return name }
        }
        if ["properties", "additionalProperties", "required"].contains(where: { layers.value($0) != nil }) {
            return "object"
        }
        if ["items", "prefixItems"].contains(where: { layers.value($0) != nil }) { return "array" }
        return ["minimum", "maximum", "multipleOf"].contains { layers.value($0) != nil } ? "number" : "string"
    }
}
