import SourceTree

/// A number that a schema holds numbers against.
struct NumberBound: Sendable {
    /// Nil for what has a fraction or more digits than are held.
    let integer: Int?
    let exact: ExactNumber?
    /// Whether the number itself is outside.
    let isExclusive: Bool

    init(_ value: Node, _ keyword: Keyword, named name: String, of schema: Node) {
        integer = value.integer
        exact = ExactNumber(value)
        isExclusive =
            switch keyword {
            case .assertion(.olderMinimum): schema["exclusiveMinimum"]?.boolean == true
            case .assertion(.olderMaximum): schema["exclusiveMaximum"]?.boolean == true
            default: name == "exclusiveMinimum" || name == "exclusiveMaximum"
            }
    }
}
