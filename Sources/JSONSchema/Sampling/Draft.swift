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
