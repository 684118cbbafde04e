/// The elements of an array.
public struct Elements: Sequence, Sendable {
    private let tree: Tree
    private let array: Int

    init(_ tree: Tree, array: Int) {
        self.tree = tree
        self.array = array
    }

    /// How many there are.
    public var count: Int {
        let record = tree.arena.records[array]
        return record.kind == .array ? record.count : 0
    }

    public var isEmpty: Bool { count == 0 }

    /// The first element, nil in an empty array.
    public var first: Node? { isEmpty ? nil : Node(tree, array + 1) }

    public var underestimatedCount: Int { count }

    public func makeIterator() -> Iterator { Iterator(tree, array: array) }

    /// Walks over the elements.
    public struct Iterator: IteratorProtocol, Sendable {
        private let tree: Tree
        private var index: Int
        private let end: Int

        init(_ tree: Tree, array: Int) {
            self.tree = tree
            let record = tree.arena.records[array]
            index = array + 1
            end = record.kind == .array ? Int(record.extent) : 0
        }

        public mutating func next() -> Node? {
            guard index < end else { return nil }
            let element = Node(tree, index)
            index = tree.arena.records[index].next(index)
            return element
        }
    }
}
