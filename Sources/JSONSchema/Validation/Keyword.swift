/// A keyword by what it does to an instance; one name may mean another thing in another dialect.
enum Keyword: Hashable, Sendable {
    case applicator(Applicator)
    case assertion(Assertion)

    /// Keywords that apply schemas, to the same instance or to parts of it.
    enum Applicator: Sendable {
        case reference, dynamicReference, recursiveReference
        case allOf, anyOf, oneOf, not, `if`, dependentSchemas, dependencies
        case prefixItems, items, contains
        /// `items` of draft 4.
        case olderItems
        case properties, patternProperties, additionalProperties, propertyNames
        case unevaluatedItems, unevaluatedProperties
    }

    /// Keywords that hold an instance against a value.
    enum Assertion: Sendable {
        case type, `enum`, const
        case multipleOf, minimum, maximum
        /// Those of draft 4, whose exclusive forms are flags beside them.
        case olderMinimum, olderMaximum
        case minLength, maxLength, pattern, format
        case minItems, maxItems, uniqueItems
        case minProperties, maxProperties, required, dependentRequired
    }
}
