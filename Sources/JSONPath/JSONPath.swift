public import SourceTree

/// A JSONPath (RFC 9535): a query for values of a JSON text.
public struct JSONPath: Sendable {
    /// UTF-8 bytes of a query.
    public static let maximumLength = 2_048

    let query: Query

    /// Reads a query that begins with `$`; every function of RFC 9535, section 2.4, is known and its types are checked.
    public init(parsing text: String) throws(JSONPathError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw JSONPathError("A query has at most \(Self.maximumLength) bytes.", at: 0)
        }
        var parser = QueryParser(text)
        query = try parser.wholeQuery()
    }

    /// The values that the query leads to, in the order of RFC 9535, as far as the limits go.
    public func select(from root: Node, limits: Limits = Limits()) -> Selection {
        var evaluation = Evaluation(root: root, limits: limits)
        let nodes = evaluation.nodes(of: query, from: root)
        let isWhole = evaluation.isWhole && nodes.count <= limits.nodes
        return Selection(nodes: Array(nodes.prefix(limits.nodes)), isComplete: isWhole)
    }

    /// Where an evaluation ends, whatever the query and the text.
    public struct Limits: Sendable, Hashable {
        /// Values looked at, those within filters among them.
        public var steps = 3_000_000
        /// Values that come out.
        public var nodes = 10_000
        /// For regular expressions, which take longer than steps tell.
        public var time: Duration = .seconds(1)

        public init() {}
    }

    /// What a query came to.
    public struct Selection: Sendable {
        public let nodes: [Node]
        /// Whether no limit was met.
        public let isComplete: Bool
    }
}
