import JSONSchema
import SourceTree

/// What values are made of.
extension SchemaComparison {
    mutating func compareObjects() {
        let before = PropertySet(old, way.direction)
        let after = PropertySet(new, way.direction)
        if !(before.shown.isEmpty && after.shown.isEmpty) { compare(before, after) }
        compareRequired(described: before.names.union(after.names))
        if old.isClosed != new.isClosed { add(new.isClosed ? .otherPropertiesForbidden : .otherPropertiesAllowed) }
        let others = (old.otherProperties, new.otherProperties)
        if others.0 != nil || others.1 != nil, !old.isClosed, !new.isClosed {
            children.append(Child(label: ".*", old: others.0, new: others.1))
        }
        comparePatternProperties()
    }

    private mutating func compare(_ before: PropertySet, _ after: PropertySet) {
        for property in before.shown where after[property.name] == nil {
            let isHidden = after.names.contains(ByteKey(property.name))
            let isRefused = way.flow == .sent && new.isClosed && !isHidden
            differences.append(
                SchemaDifference(
                    kind: property.isRequired ? .requiredPropertyRemoved : .propertyRemoved,
                    label: Self.label(property),
                    after: isHidden ? hiddenWord : nil, old: property.schema.site, new: new.node,
                    level: isRefused ? .breaking : nil))
        }
        for property in after.shown {
            let label = Self.label(property)
            guard let earlier = before[property.name] else {
                let wasHidden = before.names.contains(ByteKey(property.name))
                differences.append(
                    SchemaDifference(
                        kind: property.isRequired ? .requiredPropertyAdded : .propertyAdded, label: label,
                        before: wasHidden ? hiddenWord : nil, old: old.node, new: property.schema.site))
                continue
            }
            if property.isRequired != earlier.isRequired {
                differences.append(
                    SchemaDifference(
                        kind: property.isRequired ? .propertyBecameRequired : .propertyBecameOptional, label: label,
                        old: earlier.schema.site, new: property.schema.site))
            }
            children.append(Child(label: label, old: earlier.schema, new: property.schema))
        }
    }

    /// Why a property does not travel this way.
    private var hiddenWord: String { way.direction == .request ? "read-only" : "write-only" }

    /// Names of `required` that no property describes.
    private mutating func compareRequired(described: Set<ByteKey>) {
        let (before, after) = (old.required, new.required)
        guard before != after else { return }
        for (names, kind) in [
            (after.subtracting(before), ChangeKind.propertyBecameRequired),
            (before.subtracting(after), .propertyBecameOptional),
        ] {
            for name in names.subtracting(described).map(\.text).sorted() {
                differences.append(
                    SchemaDifference(kind: kind, label: "." + ChangeText.short(name), old: old.node, new: new.node))
            }
        }
    }

    private mutating func comparePatternProperties() {
        let (before, after) = (old.patternProperties, new.patternProperties)
        guard !before.isEmpty || !after.isEmpty else { return }
        let known = Dictionary(before.map { (ByteKey($0.pattern), $0.schema) }) { first, _ in first }
        let now = Dictionary(after.map { (ByteKey($0.pattern), $0.schema) }) { first, _ in first }
        for (pattern, schema) in before {
            guard let later = now[ByteKey(pattern)] else {
                add(.constraintLoosened, "names like \(ChangeText.short(pattern)) restricted", "no such rule")
                continue
            }
            children.append(Child(label: "./\(ChangeText.short(pattern))/", old: schema, new: later))
        }
        for (pattern, _) in after where known[ByteKey(pattern)] == nil {
            add(.constraintTightened, "no such rule", "names like \(ChangeText.short(pattern)) restricted")
        }
    }

    mutating func compareArrays() {
        let (before, after) = (old.prefixItems, new.prefixItems)
        for (index, pair) in zip(before, after).enumerated() {
            children.append(Child(label: "[\(index)]", old: pair.0, new: pair.1))
        }
        if before.count != after.count {
            add(.ruleChanged, "\(before.count) first items", "\(after.count) first items")
        }
        let items = (old.items, new.items)
        if items.0 != nil || items.1 != nil { children.append(Child(label: "[]", old: items.0, new: items.1)) }
    }

    private static func label(_ property: Property) -> String { "." + ChangeText.short(property.name) }
}
