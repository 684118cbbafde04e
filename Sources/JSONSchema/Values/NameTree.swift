import SourceTree

/// A member's name as a value of its own, for `propertyNames`.
enum NameTree {
    static func tree(_ name: String) -> Tree {
        var builder = TreeBuilder(name: "")
        builder.string(name)
        return builder.finish()
    }
}
