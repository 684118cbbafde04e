import JSONSchema
public import OpenAPI
public import SourceTree

/// A change to the shape of a form's value: what a button beside an item does.
public enum ValueChange: Sendable, Hashable {
    /// One more item or entry, or a group that was not there.
    case add(JSONPointer)
    /// Takes an item, entry or group away.
    case remove(JSONPointer)
    /// Null instead of a group.
    case null(JSONPointer)
    /// Another alternative.
    case choose(JSONPointer, Int)

    /// What a changed value is, and which alternatives its form shows.
    public struct Changed: Sendable {
        /// JSON; nil for no value.
        public let text: String?
        public let variants: [JSONPointer: Int]
        /// What the change is about, to go on typing there.
        public let place: JSONPointer
    }

    /// The value after the change; as it was where the form has no such place.
    ///
    /// - Throws: what is wrong with the JSON text.
    public func applied(
        to text: String, _ schema: Schema, variants: [JSONPointer: Int], limit: Int = ValueForm.maximumInputs
    ) throws(SourceError) -> Changed {
        let root = text.isEmpty ? nil : try Tree.read(Array(text.utf8), format: .json, budget: .instance).root
        var inputs = ValueInputs()
        inputs.variants = variants
        let form = ValueForm(schema, value: root, inputs: inputs, limit: limit)
        let unchanged = Changed(text: text.isEmpty ? nil : text, variants: variants, place: place)
        guard let item = form.item(at: place) else { return unchanged }
        switch self {
        case .add(let pointer) where root == nil && !pointer.tokens.isEmpty:
            // Within an object that is not there yet.
            return try ValueChange.add(pointer).applied(to: "{}", schema, variants: variants, limit: limit)
        case .add: return Self.adding(to: item, root, inputs) ?? unchanged
        case .remove(let pointer):
            let made = ValueEdit.removing(pointer, in: root)
            let kept = item.isListed ? inputs.removing(pointer) : inputs.dropping(below: pointer)
            let parent = JSONPointer(tokens: Array(pointer.tokens.dropLast()))
            return Changed(text: made.map(Self.text), variants: kept.variants, place: item.isListed ? parent : pointer)
        case .null(let pointer):
            let null = TreeBuilder(name: "").finish().root
            return Self.setting(null, at: pointer, root, inputs.dropping(below: pointer))
        case .choose(let pointer, let index): return Self.choosing(index, at: pointer, item, root, inputs) ?? unchanged
        }
    }

    private var place: JSONPointer {
        switch self {
        case .add(let pointer), .remove(let pointer), .null(let pointer), .choose(let pointer, _): pointer
        }
    }

    private static func adding(to item: ValueItem, _ root: Node?, _ inputs: ValueInputs) -> Changed? {
        guard let schema = item.schema else { return nil }
        switch item.input {
        case .absent:
            return setting(sample(of: schema, item.variants?.current), at: item.pointer, root, inputs)
        case .list(let items, takesItems: true):
            let place = item.pointer.appending(items.count)
            return setting(blank(of: itemSchema(of: item, at: items.count)), at: place, root, inputs)
        case .object(let items, takesEntries: true):
            let place = item.pointer.appending("")
            guard !items.contains(where: { $0.label.isEmpty }) else { return nil }
            let further = ValuePlanner.further(of: item.core, ValueShape(schema).schema).schema
            return setting(blank(of: further), at: place, root, inputs)
        default: return nil
        }
    }

    /// Another alternative's sample, in which members of the same name and kind keep their values.
    private static func choosing(
        _ index: Int, at pointer: JSONPointer, _ item: ValueItem, _ root: Node?, _ inputs: ValueInputs
    ) -> Changed? {
        guard let schema = item.schema else { return nil }
        let shape = ValueShape(schema)
        guard shape.variants.indices.contains(index) else { return nil }
        let variant = shape.variants[index]
        var made = sample(of: schema, index)
        if made.kind == .object {
            made = ValueEdit.merging(
                item.value, into: made, members: variant.schema.mergedProperties,
                discriminator: shape.discriminator.flatMap { own in
                    own.value(for: variant.schema).map { (own.propertyName, $0) }
                })
        }
        var kept = inputs.dropping(below: pointer)
        kept.variants[pointer] = index
        return setting(made, at: pointer, root, kept)
    }

    private static func setting(
        _ node: Node, at pointer: JSONPointer, _ root: Node?, _ inputs: ValueInputs
    ) -> Changed {
        let made = ValueEdit.setting(node, at: pointer, in: root)
        return Changed(text: text(made), variants: inputs.variants, place: pointer)
    }

    private static func itemSchema(of item: ValueItem, at index: Int) -> Schema? {
        guard let core = item.core else { return nil }
        let first = core.prefixItems
        return first.indices.contains(index) ? first[index] : core.items
    }

    private static func sample(of schema: Schema, _ variant: Int?) -> Node {
        let shape = ValueShape(schema)
        let site = variant.flatMap { shape.variants.indices.contains($0) ? shape.variants[$0].site : nil }
        return schema.document.sample(of: shape.schema, variant: site, direction: .request)
    }

    /// What a new row begins with: nothing to read for what is typed in one input, a sample for a group.
    private static func blank(of schema: Schema?) -> Node {
        var builder = TreeBuilder(name: "")
        guard let schema else { return builder.finish().root }
        let shape = ValueShape(schema)
        guard shape.values.isEmpty else { return builder.finish().root }
        let types = shape.schema.effectiveTypes
        if shape.variants.isEmpty, types == ["string"] {
            builder.string("")
            return builder.finish().root
        }
        let isGroup =
            !shape.variants.isEmpty || types == ["object"] || types == ["array"]
            || !shape.schema.mergedProperties.isEmpty
        return isGroup ? sample(of: schema, shape.variants.isEmpty ? nil : 0) : builder.finish().root
    }

    private static func text(_ node: Node) -> String { ValueItem.json(node, pretty: true) }
}
