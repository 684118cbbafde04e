import JSONSchema
import OpenAPI
import SourceTree

/// Makes the items of a form within its bounds: depth, inputs, and checks of alternatives.
struct ValuePlanner {
    private static let depth = 8
    private static let checks = 100
    private static let checkSteps = 20_000

    let document: Document
    let inputs: ValueInputs
    private var room: Int
    private(set) var omitted = 0
    private var checksLeft = Self.checks

    init(document: Document, inputs: ValueInputs, limit: Int) {
        self.document = document
        self.inputs = inputs
        room = limit
    }

    mutating func item(
        _ role: ValueItem.Role, _ schema: Schema?, _ value: Node?, isRequired: Bool, at pointer: JSONPointer
    ) -> ValueItem {
        var item = ValueItem(
            role: role, pointer: pointer, schema: schema, isRequired: isRequired, value: value, input: .json)
        if case .entry = role { room -= 1 }
        guard let schema, schema.booleanValue == nil, schema.brokenReference == nil else { return leaf(item) }
        let shape = ValueShape(schema)
        item.isNullable = shape.isNullable
        guard pointer.tokens.count < Self.depth else {
            item.note = "The form goes no deeper: this is entered as JSON."
            return leaf(item)
        }
        if !shape.values.isEmpty { return choice(item, among: shape.values) }
        var core = shape.schema
        if !shape.variants.isEmpty {
            let index = variant(of: shape, value, at: pointer)
            item.variants = ValueItem.Variants(
                names: shape.variants.map(\.name), current: index, discriminator: shape.discriminator?.propertyName)
            room -= 1
            let inner = ValueShape(shape.variants[index].schema)
            item.isNullable = item.isNullable || inner.isNullable
            if !inner.values.isEmpty { return choice(item, among: inner.values) }
            core =
                inner.variants.isEmpty
                ? inner.schema : inner.variants[variant(of: inner, value, at: nil)].schema
            return typed(item, ValueShape(core).schema, beside: shape.schema)
        }
        return typed(item, core, beside: nil)
    }

    /// The item for what its schema asks for.
    ///
    /// - Parameter outer: the schema that `core` is an alternative of; its members belong to the value too.
    private mutating func typed(_ item: ValueItem, _ core: Schema, beside outer: Schema?) -> ValueItem {
        var item = item
        item.core = core
        var types = core.effectiveTypes
        if types.isEmpty, let outer { types = outer.effectiveTypes }
        if types.isEmpty, !core.mergedProperties.isEmpty { types = ["object"] }
        guard types.count == 1, let type = types.first else {
            item.note = types.isEmpty ? nil : "It may be \(types.joined(separator: " or ")): this is entered as JSON."
            return leaf(item)
        }
        if let value = item.value, let note = Self.misfit(value, type) {
            item.note = note
            return leaf(item)
        }
        switch type {
        case "string": item.input = .text
        case "integer", "number": item.input = .number(isInteger: type == "integer")
        case "boolean": item.input = .boolean
        case "array": return list(item, core)
        case "object": return object(item, core, beside: outer)
        default: break
        }
        return leaf(item)
    }

    /// Why a value cannot stand in the input for a type, nil when it can.
    private static func misfit(_ value: Node, _ type: String) -> String? {
        switch (value.kind, type) {
        case (.null, _), (.number, "integer"), (.number, "number"), (.boolean, "boolean"): return nil
        case (.string, "integer"), (.string, "number"):
            // What was typed and is no number comes back as it was typed.
            let text = value.string ?? ""
            return text.isEmpty || isNumber(text) ? "A string stands where a number is expected: shown as JSON." : nil
        case (.string, "string"):
            let isPlain = value.string?.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
            return isPlain == true ? nil : "The text has control characters: shown as JSON."
        case (.array, "array"): return nil
        case (.object, "object"):
            return value.members.allSatisfy(\.isFirst) ? nil : "A name stands here twice: shown as JSON."
        default: return "\(value.kind.rawValue) stands where \(type) is expected: shown as JSON."
        }
    }

    static func isNumber(_ text: String) -> Bool {
        var builder = TreeBuilder(name: "")
        builder.number(text: text)
        return builder.finish().root.kind == .number
    }

    private mutating func choice(_ item: ValueItem, among values: [Node]) -> ValueItem {
        var item = item
        if let value = item.value, value.kind != .null, !values.contains(where: { $0.isEqual(to: value) }) {
            item.note = "The value is not one of those described: shown as JSON."
            return leaf(item)
        }
        item.input = .choice(Array(values.prefix(500)))
        return leaf(item)
    }

    private mutating func leaf(_ item: ValueItem) -> ValueItem {
        room -= 1
        var item = item
        if case .json = item.input { item.typed = inputs.texts[item.pointer] }
        return item
    }

    /// - Parameter pointer: where a choice may have been made; nil where none is offered.
    private mutating func variant(of shape: ValueShape, _ value: Node?, at pointer: JSONPointer?) -> Int {
        if let pointer, let chosen = inputs.variants[pointer], shape.variants.indices.contains(chosen) { return chosen }
        guard checksLeft > 0 else { return 0 }
        checksLeft -= shape.variants.count
        let validator = Validator(
            dialect: document.dialect, references: document, assertsFormat: false, direction: .request,
            stepLimit: Self.checkSteps)
        return shape.variant(of: value, validator: validator)
    }
}

/// Groups.
extension ValuePlanner {
    private mutating func list(_ item: ValueItem, _ core: Schema) -> ValueItem {
        var item = item
        guard let value = item.value, value.kind == .array else { return absent(item) }
        let first = core.prefixItems
        var items: [ValueItem] = []
        for (index, element) in value.elements.enumerated() {
            guard room > 0 else { break }
            let schema = first.indices.contains(index) ? first[index] : core.items
            items.append(
                self.item(.item(index), schema, element, isRequired: false, at: item.pointer.appending(index)))
        }
        item.omitted = value.count - items.count
        omitted += item.omitted
        item.input = .list(items, takesItems: item.omitted == 0 && !(core.isClosedList && items.count >= first.count))
        return item
    }

    private mutating func object(_ item: ValueItem, _ core: Schema, beside outer: Schema?) -> ValueItem {
        var item = item
        // As a whole it is there once one of its members is.
        guard item.value?.kind == .object || item.value == nil && item.role == .root else { return absent(item) }
        let value = item.value
        let properties = Self.properties(of: core, beside: outer)
        let shown = properties.filter { !$0.schema.isReadOnly && $0.schema.booleanValue != false }
        var items: [ValueItem] = []
        for property in shown {
            let present = value?[property.name]
            guard room > 0 else {
                item.omitted += 1
                continue
            }
            items.append(
                self.item(
                    .member(property.name), property.schema, present, isRequired: property.isRequired,
                    at: item.pointer.appending(property.name)))
        }
        // Names are told apart by their bytes, which a pointer does.
        let known = Set(properties.map { JSONPointer(tokens: [$0.name]) })
        let further = Self.further(of: core, outer)
        for member in value?.members.map({ $0 }) ?? [] where !known.contains(JSONPointer(tokens: [member.key])) {
            guard room > 0 else {
                item.omitted += 1
                continue
            }
            items.append(
                self.item(
                    .entry(member.key), further.schema, member.value, isRequired: false,
                    at: item.pointer.appending(member.key)))
        }
        omitted += item.omitted
        item.input = .object(items, takesEntries: room > 0 && (further.isOffered || shown.isEmpty && !core.isClosed))
        return item
    }

    /// The members that a value may have: those beside the alternatives, then those of the chosen one.
    static func properties(of core: Schema, beside outer: Schema?) -> [Property] {
        guard let outer else { return core.mergedProperties }
        var found = outer.mergedProperties
        for property in core.mergedProperties {
            if let place = found.firstIndex(where: { $0.name == property.name }) {
                found[place] = Property(
                    name: property.name, schema: property.schema,
                    isRequired: property.isRequired || found[place].isRequired)
            } else {
                found.append(property)
            }
        }
        return found
    }

    /// What members beyond the named ones are, and whether the description asks for such.
    static func further(of core: Schema?, _ outer: Schema?) -> (schema: Schema?, isOffered: Bool) {
        for schema in [core, outer].compactMap({ $0 }) + (core?.allOf.prefix(20) ?? []) {
            if case .schema(let value) = schema.additionalProperties { return (value, true) }
        }
        let isOffered =
            core?.keyword("additionalProperties")?.boolean == true || core?.patternProperties.isEmpty == false
        return (nil, isOffered)
    }

    private mutating func absent(_ item: ValueItem) -> ValueItem {
        var item = item
        item.input = .absent
        return item
    }
}
