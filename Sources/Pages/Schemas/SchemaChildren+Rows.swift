import OpenAPI
import SourceTree

/// The rows, keyword by keyword.
extension SchemaChildren {
    mutating func addMembers(of schema: Schema) {
        let parts = schema.allOf
        guard !parts.isEmpty else {
            rows += schema.properties.map { Row(label: .name($0.name), schema: $0.schema, isRequired: $0.isRequired) }
            return
        }
        let own = Set(schema.properties.map(\.name))
        // One part and nothing beside it is the part itself: all would be from there.
        let isWrapping = parts.count == 1 && own.isEmpty
        var origins: [String: String] = [:]
        for part in parts {
            guard let name = part.referenceName, !isWrapping else { continue }
            for property in part.mergedProperties where origins[property.name] == nil { origins[property.name] = name }
        }
        rows += schema.mergedProperties.map { property in
            Row(
                label: .name(property.name), schema: property.schema, isRequired: property.isRequired,
                origin: own.contains(property.name) ? nil : origins[property.name])
        }
        for part in parts { addParts(of: part) }
    }

    /// Names that must be there although nothing is said of them.
    mutating func addUndescribed(_ names: [String]) {
        let described = Set(rows.compactMap { if case .name(let name) = $0.label { name } else { nil } })
        let missing = names.filter { !described.contains($0) }
        if !missing.isEmpty { note("\(missing.prefix(20).joined(separator: ", ")) must be there") }
    }

    /// What a part of `allOf` brings in beside members: alternatives and rules of a part belong to the whole.
    private mutating func addParts(of part: Schema) {
        var pending = [(part, 0)]
        while let (part, depth) = pending.popLast() {
            addMaps(of: part)
            addVariants(of: part, discriminator: nil)
            addConditions(of: part)
            if depth < 8 { pending += part.allOf.reversed().map { ($0, depth + 1) } }
        }
    }

    private static let mapping: KeyGroup = [
        "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames", "dependentRequired",
        "dependencies",
    ]
    private static let conditional: KeyGroup = ["not", "if", "then", "else", "dependentSchemas", "dependencies"]
    private static let listing: KeyGroup = [
        "prefixItems", "items", "additionalItems", "contains", "unevaluatedItems", "contentSchema",
    ]

    mutating func addMaps(of schema: Schema) {
        guard schema.hasAny(of: Self.mapping) else { return }
        for (pattern, value) in schema.patternProperties {
            rows.append(Row(label: .placeholder("/\(pattern)/"), schema: value))
        }
        if case .schema(let value) = schema.additionalProperties {
            rows.append(Row(label: .placeholder("{name}"), schema: value))
        }
        if let value = schema.subschema("unevaluatedProperties"), value.booleanValue == nil {
            rows.append(Row(label: .placeholder("{other}"), schema: value))
        }
        if let names = schema.propertyNames, names.booleanValue != true {
            rows.append(Row(label: .rule("each name is"), schema: names))
        }
        if schema.isClosed { note("no other properties") }
        for (name, needs) in schema.dependentRequired.prefix(Self.maximumVariants) {
            note("\(name) needs \(needs.joined(separator: ", "))")
        }
    }

    mutating func addItems(of schema: Schema) {
        guard schema.hasAny(of: Self.listing) else { return }
        let first = schema.prefixItems
        for (index, item) in first.enumerated() {
            rows.append(Row(label: .placeholder("[\(index)]"), schema: item))
        }
        if !first.isEmpty {
            let rest = schema.items ?? schema.subschema("additionalItems")
            if let rest, rest.booleanValue == nil { rows.append(Row(label: .placeholder("[…]"), schema: rest)) }
        }
        addRules(beside: schema)
    }

    /// What is said of a list as a whole, beside what its items are.
    mutating func addRules(beside schema: Schema) {
        if let contained = schema.contains { rows.append(Row(label: .rule("among the items"), schema: contained)) }
        if let rest = schema.subschema("unevaluatedItems"), rest.booleanValue == nil {
            rows.append(Row(label: .placeholder("[…]"), schema: rest))
        }
        if schema.isClosedList { note("no other items") }
        if let content = schema.contentSchema { rows.append(Row(label: .rule("decoded"), schema: content)) }
    }

    mutating func addConditions(of schema: Schema) {
        guard schema.hasAny(of: Self.conditional) else { return }
        let words = [("not", "must not be"), ("if", "if it is"), ("then", "then also"), ("else", "otherwise also")]
        for (keyword, word) in words {
            guard let part = schema.subschema(keyword) else { continue }
            if keyword == "then" || keyword == "else", schema.keyword("if") == nil { continue }
            rows.append(Row(label: .rule(word), schema: part))
        }
        for (name, part) in schema.dependentSchemas { rows.append(Row(label: .rule("with", name: name), schema: part)) }
    }

    mutating func addVariants(of schema: Schema, discriminator: Discriminator?) {
        guard !schema.isEnumerationOfConstants else { return }
        let discriminator = discriminator ?? schema.discriminator
        for (label, list) in [("One of", schema.oneOf), ("Any of", schema.anyOf)] where !list.isEmpty {
            let real = list.filter { !Self.isNull($0) }
            variants.append(
                Variants(label: label, schemas: real.isEmpty ? list : real, discriminator: discriminator))
        }
    }

    private mutating func note(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }
}

extension SchemaChildren.Row {
    /// What the row is called in a deep link.
    var anchorName: String {
        switch label {
        case .name(let name), .placeholder(let name): name
        case .rule(let words, let name): [words, name].compactMap { $0 }.joined(separator: " ")
        }
    }
}
