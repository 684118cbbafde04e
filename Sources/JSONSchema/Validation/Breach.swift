import SourceTree

/// A keyword that failed, before anybody asked for the words: most are met in variants that are only tried.
struct Breach {
    let instance: NodeHandle
    let schema: Node
    /// Nil for a schema that allows nothing.
    let keyword: String?
    let member: String?
    let message: () -> String

    /// The same in words.
    func finding(in tree: Tree) -> Finding {
        let place = schema.pointer
        return Finding(
            instance: tree.node(instance).pointer, schema: keyword.map { place.appending($0) } ?? place,
            keyword: keyword ?? "false", message: message(), member: member)
    }
}
