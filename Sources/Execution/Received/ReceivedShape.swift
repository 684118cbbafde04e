import SourceTree

/// A parameter's value as its style shows it, everything in it still text.
enum ReceivedShape {
    case text(String)
    case list([String])
    /// A member that came several times is a list.
    case object([(name: String, texts: [String])])

    /// The value as an instance.
    var tree: Tree {
        var builder = TreeBuilder(name: "")
        switch self {
        case .text(let text): builder.string(text)
        case .list(let items): Self.write(items, &builder)
        case .object(let members):
            builder.beginObject()
            for (name, texts) in members {
                builder.key(name)
                if texts.count == 1 { builder.string(texts[0]) } else { Self.write(texts, &builder) }
            }
            builder.end()
        }
        return builder.finish()
    }

    private static func write(_ items: [String], _ builder: inout TreeBuilder) {
        builder.beginArray()
        for item in items { builder.string(item) }
        builder.end()
    }
}
