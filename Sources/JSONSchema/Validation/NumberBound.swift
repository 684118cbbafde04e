import SourceTree

/// A number that a schema holds numbers against.
struct NumberBound: Sendable {
    /// Nil for what has a fraction or more digits than are held.
    let integer: Int?
    let exact: ExactNumber?
    /// Whether the number itself is outside.
    let isExclusive: Bool

    /// - Parameter keyword: in older dialects `exclusiveMinimum` is a flag beside `minimum`.
    init(_ value: Node, keyword: String, of schema: Node) {
        integer = value.integer
        exact = ExactNumber(value)
        switch keyword {
        case "exclusiveMinimum", "exclusiveMaximum": isExclusive = true
        case "minimum": isExclusive = schema["exclusiveMinimum"]?.boolean == true
        case "maximum": isExclusive = schema["exclusiveMaximum"]?.boolean == true
        default: isExclusive = false
        }
    }
}
