import JSONSchema
import SourceTree

/// Which single values are allowed.
extension SchemaComparison {
    private struct Range {
        let lower: String
        let upper: String
        let exclusiveLower: String?
        let exclusiveUpper: String?
    }

    private static let ranges = [
        Range(
            lower: "minimum", upper: "maximum", exclusiveLower: "exclusiveMinimum", exclusiveUpper: "exclusiveMaximum"),
        Range(lower: "minLength", upper: "maxLength", exclusiveLower: nil, exclusiveUpper: nil),
        Range(lower: "minItems", upper: "maxItems", exclusiveLower: nil, exclusiveUpper: nil),
        Range(lower: "minProperties", upper: "maxProperties", exclusiveLower: nil, exclusiveUpper: nil),
        Range(lower: "minContains", upper: "maxContains", exclusiveLower: nil, exclusiveUpper: nil),
    ]

    mutating func compareValues() {
        switch (old.values, new.values) {
        case (nil, nil): return
        case (let before?, nil): add(.valuesFreed, ChangeText.values(before), nil)
        case (nil, let after?): add(.valuesRestricted, nil, ChangeText.values(after))
        case (let before?, let after?):
            let (known, now) = (ValueSet(before), ValueSet(after))
            for value in before where !now.contains(value) {
                add(.enumValueRemoved, ChangeText.value(value), nil, old: value)
            }
            for value in after where !known.contains(value) {
                add(.enumValueAdded, nil, ChangeText.value(value), new: value)
            }
        }
    }

    mutating func compareBounds() {
        for range in Self.ranges {
            compareBound(range.lower, range.exclusiveLower, isLower: true)
            compareBound(range.upper, range.exclusiveUpper, isLower: false)
        }
        compareStep()
        if old.flag("uniqueItems") != new.flag("uniqueItems") {
            let isNow = new.flag("uniqueItems")
            add(
                isNow ? .constraintTightened : .constraintLoosened, isNow ? "repeated items" : "unique items",
                isNow ? "unique items" : "repeated items")
        }
    }

    private mutating func compareBound(_ name: String, _ exclusive: String?, isLower: Bool) {
        // At least none of something says nothing.
        func found(_ schema: FlatSchema) -> Bound? {
            let bound = schema.bound(name, exclusive: exclusive, isLower: isLower)
            return isLower && exclusive == nil && bound?.value.isZero == true ? nil : bound
        }
        switch (found(old), found(new)) {
        case (nil, nil): return
        case (let before?, nil): add(.constraintLoosened, before.text, "no \(name)", old: before.node)
        case (nil, let after?): add(.constraintTightened, "no \(name)", after.text, new: after.node)
        case (let before?, let after?):
            guard !before.isSame(as: after) else { return }
            let isStricter = after.isStricter(than: before, isLower: isLower)
            add(
                isStricter ? .constraintTightened : .constraintLoosened, before.text, after.text, old: before.node,
                new: after.node)
        }
    }

    private mutating func compareStep() {
        let (before, after) = (old.keyword("multipleOf"), new.keyword("multipleOf"))
        if let before, let after, before.isEqual(to: after) { return }
        compare("multipleOf", before, after)
    }

    mutating func comparePatterns() {
        let (before, after) = (old.keyword("pattern"), new.keyword("pattern"))
        if let before, let after, before.isEqual(to: after) { return }
        compare("pattern", before, after)
    }

    /// A restriction of which no order is known.
    private mutating func compare(_ name: String, _ before: Node?, _ after: Node?) {
        func text(_ node: Node) -> String { "\(name) \(ChangeText.short(node.text ?? ""))" }
        switch (before, after) {
        case (nil, nil): return
        case (let before?, nil): add(.constraintLoosened, text(before), "no \(name)", old: before)
        case (nil, let after?): add(.constraintTightened, "no \(name)", text(after), new: after)
        case (let before?, let after?): add(.constraintChanged, text(before), text(after), old: before, new: after)
        }
    }

    /// Keywords of which is only told that they are others.
    private static let rules = [
        "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies", "contains",
        "propertyNames", "unevaluatedItems", "additionalItems", "contentEncoding", "contentMediaType", "contentSchema",
    ]

    mutating func compareRules() {
        for name in Self.rules + (way.isXML ? ["xml"] : []) {
            let (before, after) = (old.keyword(name), new.keyword(name))
            if let before, let after, before.isEqual(to: after) { continue }
            guard before != nil || after != nil else { continue }
            add(.ruleChanged, nil, name, old: before, new: after)
        }
    }
}
