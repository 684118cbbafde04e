import SourceTree

/// Which keywords each dialect knows.
extension Evaluation {
    typealias Rule = @Sendable (Evaluation, KeywordUse, inout Evaluated) -> Void

    static func rules(for dialect: Dialect, vocabulary: Vocabulary) -> [String: Rule] {
        switch dialect {
        case .draft202012:
            vocabulary.validates ? draft202012Rules : vocabulary.knowsFormats ? formatRules : applicatorRules
        case .draft4: draft4Rules
        case .openAPI30: openAPI30Rules
        }
    }

    /// In the order in which they are applied, after all others.
    static let unevaluatedRules: [(String, Rule)] = [
        ("unevaluatedItems", { $0.checkUnevaluatedItems($1, &$2) }),
        ("unevaluatedProperties", { $0.checkUnevaluatedProperties($1, &$2) }),
    ]

    private static let applicatorRules: [String: Rule] = [
        "$ref": { $0.checkReference($1, &$2) },
        "$dynamicRef": { $0.checkDynamicReference($1, &$2) },
        "$recursiveRef": { $0.checkRecursiveReference($1, &$2) },
        "allOf": { $0.checkAllOf($1, &$2) },
        "anyOf": { $0.checkAnyOf($1, &$2) },
        "oneOf": { $0.checkOneOf($1, &$2) },
        "not": { evaluation, use, _ in evaluation.checkNot(use) },
        "if": { $0.checkIf($1, &$2) },
        "dependentSchemas": { $0.checkDependentSchemas($1, &$2) },
        "prefixItems": { $0.checkPrefixItems($1, &$2) },
        "items": { $0.checkItems($1, &$2) },
        "contains": { $0.checkContains($1, &$2) },
        "properties": { $0.checkProperties($1, &$2) },
        "patternProperties": { $0.checkPatternProperties($1, &$2) },
        "additionalProperties": { $0.checkAdditionalProperties($1, &$2) },
        "propertyNames": { evaluation, use, _ in evaluation.checkPropertyNames(use) },
    ]

    /// Assertions that mean the same in every dialect.
    private static let assertionRules: [String: Rule] = [
        "enum": { evaluation, use, _ in evaluation.checkEnum(use) },
        "multipleOf": { evaluation, use, _ in evaluation.checkMultipleOf(use) },
        "minLength": { evaluation, use, _ in evaluation.checkMinLength(use) },
        "maxLength": { evaluation, use, _ in evaluation.checkMaxLength(use) },
        "pattern": { evaluation, use, _ in evaluation.checkPattern(use) },
        "format": { evaluation, use, _ in evaluation.checkFormat(use) },
        "minItems": { evaluation, use, _ in evaluation.checkMinItems(use) },
        "maxItems": { evaluation, use, _ in evaluation.checkMaxItems(use) },
        "uniqueItems": { evaluation, use, _ in evaluation.checkUniqueItems(use) },
        "minProperties": { evaluation, use, _ in evaluation.checkMinProperties(use) },
        "maxProperties": { evaluation, use, _ in evaluation.checkMaxProperties(use) },
        "required": { evaluation, use, _ in evaluation.checkRequired(use) },
        "type": { evaluation, use, _ in evaluation.checkType(use) },
    ]

    private static let modernRules: [String: Rule] = [
        "const": { evaluation, use, _ in evaluation.checkConst(use) },
        "minimum": { evaluation, use, _ in evaluation.checkBound(use, isMinimum: true, isExclusive: false) },
        "maximum": { evaluation, use, _ in evaluation.checkBound(use, isMinimum: false, isExclusive: false) },
        "exclusiveMinimum": { evaluation, use, _ in evaluation.checkBound(use, isMinimum: true, isExclusive: true) },
        "exclusiveMaximum": { evaluation, use, _ in evaluation.checkBound(use, isMinimum: false, isExclusive: true) },
        "dependentRequired": { evaluation, use, _ in evaluation.checkDependentRequired(use) },
    ]

    /// Draft 4 where it differs: boolean `exclusiveMinimum` beside `minimum`, arrays in `items`, `dependencies`.
    private static let olderRules: [String: Rule] = [
        "minimum": { evaluation, use, _ in
            evaluation.checkBound(use, isMinimum: true, isExclusive: use.schema["exclusiveMinimum"]?.boolean == true)
        },
        "maximum": { evaluation, use, _ in
            evaluation.checkBound(use, isMinimum: false, isExclusive: use.schema["exclusiveMaximum"]?.boolean == true)
        },
        "items": { $0.checkOlderItems($1, &$2) },
        "allOf": { $0.checkAllOf($1, &$2) },
        "anyOf": { $0.checkAnyOf($1, &$2) },
        "oneOf": { $0.checkOneOf($1, &$2) },
        "not": { evaluation, use, _ in evaluation.checkNot(use) },
        "properties": { $0.checkProperties($1, &$2) },
        "additionalProperties": { $0.checkAdditionalProperties($1, &$2) },
    ]

    /// `dependencies` is no keyword of 2020-12 any more, yet its metaschema still knows it.
    private static let draft202012Rules = applicatorRules.merging(assertionRules) { $1 }.merging(modernRules) { $1 }
        .merging(["dependencies": { $0.checkDependencies($1, &$2) }]) { $1 }
    /// For a metaschema with formats and without the other assertions.
    static let formatRules = applicatorRules.merging(["format": { evaluation, use, _ in evaluation.checkFormat(use) }])
    { $1 }
    private static let openAPI30Rules = assertionRules.merging(olderRules) { $1 }
    private static let draft4Rules = openAPI30Rules.merging([
        "patternProperties": { $0.checkPatternProperties($1, &$2) },
        "dependencies": { $0.checkDependencies($1, &$2) },
    ]) { $1 }
}
