import SourceTree

/// Choices: `oneOf` and `anyOf`.
extension SchemaComparison {
    mutating func compareVariants() {
        compareDiscriminator()
        switch (old.variants.isEmpty, new.variants.isEmpty) {
        case (true, true): return
        case (false, false): pair(old.variants, new.variants)
        case (true, false): compareSingle(old, with: new.variants, of: new, isChoiceNew: true)
        case (false, true): compareSingle(new, with: old.variants, of: old, isChoiceNew: false)
        }
    }

    private mutating func compareDiscriminator() {
        guard old.discriminator != new.discriminator else { return }
        let level: Change.Level? = old.discriminator == nil || new.discriminator == nil ? .warning : nil
        add(
            .discriminatorChanged, old.discriminator.map(ChangeText.short) ?? "none",
            new.discriminator.map(ChangeText.short) ?? "none", level: level)
    }

    /// Alternatives that belong together: by name, then by being written alike.
    private mutating func pair(_ before: [Schema], _ after: [Schema]) {
        var waiting = Dictionary(grouping: before.indices.reversed()) { ByteKey(Self.name(of: before[$0])) }
        var taken: Set<Int> = []
        var fresh: [Schema] = []
        for variant in after {
            let name = Self.name(of: variant)
            guard let place = waiting[ByteKey(name)]?.popLast() else {
                fresh.append(variant)
                continue
            }
            taken.insert(place)
            children.append(Child(label: "(\(ChangeText.short(name)))", old: before[place], new: variant))
        }
        var left = before.indices.filter { !taken.contains($0) }.map { before[$0] }
        for variant in fresh {
            // A renamed component stays what it was.
            if left.count <= 64, let same = left.firstIndex(where: { $0.node.isEqual(to: variant.node) }) {
                let label = "(\(ChangeText.short(Self.name(of: variant))))"
                children.append(Child(label: label, old: left.remove(at: same), new: variant))
            } else {
                add(.variantAdded, nil, Self.shown(variant), new: variant.site)
            }
        }
        for variant in left { add(.variantRemoved, Self.shown(variant), nil, old: variant.site) }
    }

    /// One schema on one side, a choice on the other: the schema may be one of the alternatives.
    private mutating func compareSingle(
        _ single: FlatSchema, with variants: [Schema], of choice: FlatSchema, isChoiceNew: Bool
    ) {
        let same = variants.firstIndex { variant in
            guard let schema = single.schema else { return false }
            if let name = schema.referenceName, name == variant.referenceName { return true }
            return schema.node.isEqual(to: variant.node)
        }
        if let same {
            let label = "(\(ChangeText.short(Self.name(of: variants[same]))))"
            let (before, after) = isChoiceNew ? (single.schema, variants[same]) : (variants[same], single.schema)
            children.append(Child(label: label, old: before, new: after))
            for (place, variant) in variants.enumerated() where place != same {
                if isChoiceNew {
                    add(.variantAdded, nil, Self.shown(variant), new: variant.site)
                } else {
                    add(.variantRemoved, Self.shown(variant), nil, old: variant.site)
                }
            }
        } else if single.layers.isEmpty || !choice.properties.isEmpty || single.types.isEmpty {
            add(isChoiceNew ? .variantsAdded : .variantsRemoved, old.typeText, new.typeText)
        } else {
            add(.typeChanged, old.typeText, new.typeText)
        }
    }

    /// What an alternative is known by: its name, its title, its type.
    private static func name(of schema: Schema) -> String { schema.referenceName ?? schema.title ?? schema.typeText }

    private static func shown(_ schema: Schema) -> String { ChangeText.short(name(of: schema)) }
}
