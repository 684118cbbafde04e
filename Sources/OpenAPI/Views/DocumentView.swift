public import SourceTree

/// A typed look at one node of a description: cheap to make, decodes nothing until asked.
///
/// Views are equal when they look at the same node.
public protocol DocumentView: Hashable, Sendable {
    /// The description that the node belongs to.
    var document: Document { get }
    /// The node, after its references were followed; the referring node itself when they lead nowhere.
    var node: Node { get }
}

extension DocumentView {
    /// Where the node stands in its file.
    public var position: Position { node.position }

    /// The text of a `$ref` that leads nowhere: what stands here is a gap and is shown as one.
    public var brokenReference: String? { node["$ref"]?.string }

    /// The value of a specification extension such as `x-internal`, nil when it is absent.
    public func specificationExtension(_ name: String) -> Node? { node[name] }

    public static func == (a: Self, b: Self) -> Bool { a.node == b.node }

    public func hash(into hasher: inout Hasher) { hasher.combine(node) }
}

extension DocumentView {
    /// Follows the references of a child and says what may override it (3.1: `summary` and `description` beside `$ref`).
    static func resolved(_ raw: Node, in document: Document) -> (node: Node, site: Node?) {
        let end = document.resolver.follow(raw)
        return (end.node, document.readsSiblings ? end.passed.first : nil)
    }
}
