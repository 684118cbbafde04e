import JSONSchema
import OpenAPI
import SourceTree

/// What a schema comes to once what only wraps it is taken off: a reference in an `allOf`, an alternative beside null.
struct ValueShape {
    /// Wrappings that are looked through.
    private static let depth = 6
    /// Alternatives that are offered; more are too many to choose among.
    private static let choices = 2...50

    let schema: Schema
    let isNullable: Bool
    let variants: [Alternative]

    /// - Parameter isWithin: whether it is an alternative that is only looked at, without those of its own.
    init(_ schema: Schema, isWithin: Bool = false) {
        let (current, isNullable) = Self.unwrapped(schema)
        self.schema = current
        self.isNullable = isNullable
        let listed = isWithin || current.isEnumerationOfConstants ? [] : Self.alternatives(of: current)
        // Alternatives that only say which members must be there change nothing of the inputs.
        let isChoice = Self.choices.contains(listed.count) && listed.contains { Self.hasSubstance($0.schema) }
        variants = isChoice ? listed : []
    }

    /// What a schema comes to, and whether any of its wrappings allows null.
    static func unwrapped(_ schema: Schema) -> (schema: Schema, isNullable: Bool) {
        var current = schema
        var isNullable = schema.isNullable
        for _ in 0..<depth {
            guard let inner = wrapped(current) else { break }
            current = inner
            isNullable = isNullable || inner.isNullable
        }
        return (current, isNullable)
    }

    /// The values that may be chosen, null left out; empty where there is no such list.
    var values: [Node] {
        if let constant = schema.const { return constant.kind == .null ? [] : [constant] }
        let listed =
            schema.enumeration.isEmpty
            ? (schema.isEnumerationOfConstants ? schema.enumerationValues.map(\.value) : []) : schema.enumeration
        return listed.filter { $0.kind != .null }
    }

    /// The alternatives of a schema, or of the first part of it that has some.
    private static func alternatives(of schema: Schema) -> [Alternative] {
        let own = schema.variants
        if !own.isEmpty { return own }
        return schema.allOf.prefix(20).lazy.map(\.variants).first { !$0.isEmpty } ?? []
    }

    private static func hasSubstance(_ schema: Schema) -> Bool {
        let core = ValueShape(schema, isWithin: true).schema
        return !core.types.isEmpty || !core.mergedProperties.isEmpty || !core.enumeration.isEmpty || core.const != nil
            || core.items != nil
    }

    private static func wrapped(_ schema: Schema) -> Schema? {
        guard schema.effectiveTypes.isEmpty, schema.const == nil, !schema.isEnumerationOfConstants else { return nil }
        let variants = schema.variants
        if variants.count == 1, schema.allOf.isEmpty { return variants[0].schema }
        if variants.isEmpty, schema.allOf.count == 1 { return schema.allOf[0] }
        return nil
    }

    /// The member that tells the alternatives apart.
    var discriminator: Discriminator? {
        schema.discriminator ?? schema.allOf.prefix(20).lazy.compactMap(\.discriminator).first
    }

    /// The alternative that a value is one of: by the discriminator, else the first that it fits, else the one that it comes
    /// closest to.
    func variant(of value: Node?, validator: Validator) -> Int {
        guard let value, !variants.isEmpty else { return 0 }
        if let discriminator, let name = value[discriminator.propertyName]?.string,
            let index = variants.firstIndex(where: { discriminator.value(for: $0.schema) == name })
        {
            return index
        }
        var best = (index: 0, count: Int.max)
        for (index, variant) in variants.enumerated() {
            let count = validator.findings(for: value, against: variant.schema.site, limit: 10).count
            if count == 0 { return index }
            let isKind = ValueShape(variant.schema).schema.effectiveTypes.contains { $0 == value.kind.rawValue }
            let distance = count + (isKind ? 0 : 20)
            if distance < best.count { best = (index, distance) }
        }
        return best.index
    }
}
