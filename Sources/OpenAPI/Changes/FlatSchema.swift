import JSONSchema
import SourceTree

/// A schema as one with all that its `allOf` brings in, to be held against another one. No schema at all is one that takes
/// anything.
struct FlatSchema {
    private static let depth = 16
    private static let limit = 64

    let schema: Schema?
    /// The schema itself first, then what it is put together from.
    let layers: [Schema]
    /// The alternatives of which a value fits one, null left out; empty when there is no choice.
    let variants: [Schema]

    init(_ schema: Schema?) {
        self.schema = schema
        var layers: [Schema] = []
        var variants: [Schema] = []
        var seen: Set<Node> = []
        var pending = schema.map { [($0, 0)] } ?? []
        while let (next, depth) = pending.popLast() {
            guard layers.count < Self.limit, seen.insert(next.site).inserted else { continue }
            layers.append(next)
            let choice = Self.choice(of: next)
            // A choice of one thing or null is that thing.
            let isWrapper = choice.count == 1 && next.keyword("properties") == nil
            if variants.isEmpty, !isWrapper { variants = choice }
            guard depth < Self.depth else { continue }
            let parts = next.allOf + (isWrapper ? choice : [])
            pending += parts.reversed().map { ($0, depth + 1) }
        }
        self.layers = layers
        self.variants = variants
    }

    private static func choice(of schema: Schema) -> [Schema] {
        if schema.isEnumerationOfConstants { return [] }
        let list = schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf
        return list.filter { !Schema.isNull($0.node) }
    }

    /// The value of the first layer that has a keyword.
    func keyword(_ name: String) -> Node? {
        for layer in layers {
            if let value = layer.keyword(name) { return value }
        }
        return nil
    }

    func flag(_ name: String) -> Bool { layers.contains { $0.flag(name) } }

    /// The node to name as the place.
    var node: Node? { schema?.site }

    /// The reference that leads nowhere, when it is no schema but a gap.
    var brokenReference: String? { schema?.brokenReference }

    /// The types without null; empty for any.
    var types: Set<String> {
        for layer in layers where !layer.types.isEmpty { return Set(layer.types) }
        for layer in layers {
            let guessed = layer.effectiveTypes
            if !guessed.isEmpty { return Set(guessed) }
        }
        return []
    }

    /// Whether null is allowed: said in any version's way, or as one of the values where no type is given.
    var isNullable: Bool {
        if layers.contains(where: \.isNullable) { return true }
        return layers.allSatisfy { $0.types.isEmpty } && listedValues?.contains { $0.kind == .null } ?? false
    }

    /// Whether it takes nothing, as the schema `false` does.
    var isNever: Bool { layers.contains { $0.booleanValue == false } }

    var format: String? { layers.lazy.compactMap(\.format).first }

    /// The values allowed but for null, which 3.0 and 3.1 write in different ways; nil for any.
    var values: [Node]? { listedValues?.filter { $0.kind != .null } }

    /// A constant, an enumeration, or alternatives that are all constants.
    private var listedValues: [Node]? {
        for layer in layers {
            if let constant = layer.const { return [constant] }
            let values = layer.enumerationValues.map(\.value)
            if !values.isEmpty { return values }
        }
        return nil
    }

    /// The members by name, in order.
    var properties: [Property] { schema?.mergedProperties ?? [] }

    /// The names that must be there.
    var required: Set<ByteKey> { layers.reduce(into: []) { $0.formUnion($1.required) } }

    var isClosed: Bool { layers.contains(where: \.isClosed) }

    /// What members beyond the named ones must be like; nil for anything.
    var otherProperties: Schema? {
        for layer in layers {
            if case .schema(let schema) = layer.additionalProperties { return schema }
        }
        return nil
    }

    var items: Schema? { layers.lazy.compactMap(\.items).first }
    var prefixItems: [Schema] { layers.lazy.map(\.prefixItems).first { !$0.isEmpty } ?? [] }
    var patternProperties: [(pattern: String, schema: Schema)] { layers.flatMap(\.patternProperties) }
    var discriminator: String? { layers.lazy.compactMap { $0.discriminator?.propertyName }.first }

    /// The type in words.
    var typeText: String { schema?.typeText ?? "any" }
}
