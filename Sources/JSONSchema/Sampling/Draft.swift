import SourceTree

/// A value of a sample before it stands in a tree: it may still be thrown away for a better one.
indirect enum Draft {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    /// A value of the author's, as it stands.
    case given(Node)
    case array([Draft])
    case object([(name: String, value: Draft)])

    /// How many values it has, and about how many bytes of names and texts.
    var size: (nodes: Int, bytes: Int) {
        switch self {
        case .null, .boolean, .number: (1, 8)
        case .text(let text): (1, text.utf8.count + 8)
        case .given(let node):
            (1 + node.count, node.kind == .string ? (node.text?.utf8.count ?? 0) + 8 : node.json().count)
        case .array(let elements): Self.sum(elements.map(\.size))
        case .object(let members):
            Self.sum(members.map { ($0.value.size.nodes, $0.value.size.bytes + $0.name.utf8.count + 4) })
        }
    }

    private static func sum(_ sizes: [(nodes: Int, bytes: Int)]) -> (nodes: Int, bytes: Int) {
        sizes.reduce((1, 8)) { ($0.0 + $1.nodes, $0.1 + $1.bytes) }
    }

    /// The value as a tree of its own.
    func tree() -> Tree {
        var builder = TreeBuilder(name: "sample")
        write(into: &builder)
        return builder.finish()
    }

    private func write(into builder: inout TreeBuilder) {
        switch self {
        case .null: builder.null()
        case .boolean(let value): builder.boolean(value)
        case .number(let text): builder.number(text: text)
        case .text(let text): builder.string(text)
        case .given(let node): builder.copy(node)
        case .array(let elements):
            builder.beginArray()
            for element in elements { element.write(into: &builder) }
            builder.end()
        case .object(let members):
            builder.beginObject()
            for member in members {
                builder.key(member.name)
                member.value.write(into: &builder)
            }
            builder.end()
        }
    }
}
