import SourceTree

/// An expression for the names of properties, with the schema of those that match.
struct NamePattern: Sendable {
    /// Nil where the expression cannot be read.
    let pattern: Pattern?
    let schema: NodeHandle

    /// The members of a `patternProperties`.
    static func list(of value: Node?) -> [NamePattern] {
        value?.members.map { NamePattern(pattern: Pattern($0.key), schema: $0.value.handle) } ?? []
    }
}
