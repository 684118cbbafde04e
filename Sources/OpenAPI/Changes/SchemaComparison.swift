import JSONSchema
import SourceTree

/// Holds two schemas against each other, their parts left to be compared by themselves.
struct SchemaComparison {
    /// Parts that belong together.
    struct Child {
        let label: String
        let old: Schema?
        let new: Schema?
    }

    let old: FlatSchema
    let new: FlatSchema
    let way: SchemaPair.Way
    var differences: [SchemaDifference] = []
    var children: [Child] = []

    init(_ pair: SchemaPair) {
        old = FlatSchema(pair.old)
        new = FlatSchema(pair.new)
        way = pair.way
    }

    /// Finds what is different.
    mutating func run() {
        guard old.brokenReference == nil, new.brokenReference == nil else { return compareBroken() }
        let isComparable = compareTypes()
        compareTexts()
        guard isComparable else { return }
        compareNull()
        compareFormat()
        compareValues()
        compareBounds()
        comparePatterns()
        compareObjects()
        compareArrays()
        compareVariants()
        compareRules()
        compareDefaults()
    }

    /// Notes a difference of the schemas themselves.
    mutating func add(
        _ kind: ChangeKind, _ before: String? = nil, _ after: String? = nil, old: Node? = nil, new: Node? = nil,
        level: Change.Level? = nil
    ) {
        differences.append(
            SchemaDifference(
                kind: kind, before: before, after: after, old: old ?? self.old.node, new: new ?? self.new.node,
                level: level))
    }

    private mutating func compareBroken() {
        guard new.brokenReference != nil, old.brokenReference == nil else { return }
        add(.referenceBroken, nil, new.brokenReference.map(ChangeText.short))
    }

    /// - Returns: whether the types have something in common, so that the rest is worth a look.
    private mutating func compareTypes() -> Bool {
        if old.isNever || new.isNever {
            if old.isNever != new.isNever {
                add(old.isNever ? .typeWidened : .typeNarrowed, old.typeText, new.typeText)
            }
            return false
        }
        // What a choice is made of is compared there.
        guard old.variants.isEmpty, new.variants.isEmpty else { return true }
        let (before, after) = (old.types, new.types)
        guard before != after else { return true }
        let isWider = Self.covers(after, before)
        let isNarrower = Self.covers(before, after)
        add(isWider ? .typeWidened : isNarrower ? .typeNarrowed : .typeChanged, Self.text(before), Self.text(after))
        return !before.isDisjoint(with: after)
    }

    /// Whether values of some types are all values of others; an integer is a number.
    private static func covers(_ wide: Set<String>, _ narrow: Set<String>) -> Bool {
        if wide.isEmpty { return true }
        if narrow.isEmpty { return false }
        return narrow.allSatisfy { wide.contains($0) || $0 == "integer" && wide.contains("number") }
    }

    private static func text(_ types: Set<String>) -> String {
        types.isEmpty ? "any" : types.sorted().map(ChangeText.short).joined(separator: " or ")
    }

    private mutating func compareNull() {
        guard old.isNullable != new.isNullable, !(old.types.isEmpty && old.variants.isEmpty),
            !(new.types.isEmpty && new.variants.isEmpty)
        else { return }
        add(new.isNullable ? .becameNullable : .becameNonNullable)
    }

    /// Formats of which one takes all values of the other.
    private static let widerFormats: [String: Set<String>] = [
        "int64": ["int32", "int16", "int8"], "int32": ["int16", "int8"], "int16": ["int8"], "double": ["float"],
    ]

    private mutating func compareFormat() {
        guard old.format != new.format else { return }
        let (before, after) = (old.format.map(ChangeText.short) ?? "none", new.format.map(ChangeText.short) ?? "none")
        let isWider = Self.widerFormats[after]?.contains(before) ?? false
        let isNarrower = Self.widerFormats[before]?.contains(after) ?? false
        add(isWider ? .formatWidened : isNarrower ? .formatNarrowed : .formatChanged, before, after)
    }

    private mutating func compareTexts() {
        guard let before = old.schema, let after = new.schema else { return }
        if before.isDeprecated != after.isDeprecated { add(after.isDeprecated ? .valueDeprecated : .valueReinstated) }
        if before.title != after.title || before.description != after.description { add(.valueTextChanged) }
    }

    private mutating func compareDefaults() {
        let (before, after) = (old.keyword("default"), new.keyword("default"))
        if let before, let after, before.isEqual(to: after) { return }
        guard before != nil || after != nil else { return }
        add(
            .defaultChanged, before.map(ChangeText.value) ?? "none", after.map(ChangeText.value) ?? "none", old: before,
            new: after)
    }
}
