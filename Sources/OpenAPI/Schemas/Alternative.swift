public import SourceTree

/// One of the schemas of which a value fits one, or any.
public struct Alternative: Hashable, Sendable {
    /// What readers call it: the schema's name, its title, its type, else a number.
    public let name: String
    /// The element of the list, which a sample is to follow.
    public let site: Node
    public let schema: Schema

    /// What an alternative is called by its schema and its place, from 1.
    public static func name(of schema: Schema, number: Int) -> String {
        if let name = schema.referenceName { return name }
        if let title = schema.title, !title.isEmpty { return title }
        let type = schema.typeText
        return type.isEmpty || type == "object" || type == "any" ? "Variant \(number)" : type
    }
}
