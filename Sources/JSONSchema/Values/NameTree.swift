import SourceTree

/// A member's name as a value of its own, for `propertyNames`.
enum NameTree {
    static func node(_ name: String) -> Node? {
        var builder = TreeBuilder(name: "")
        builder.string(name)
        return builder.finish().root
    }
}
