/// The values in a container in source order, without their tree.
public struct NodeHandles: Sequence, Sendable {
    private let tree: Tree
    private let container: Int
    private let isObject: Bool

    init(_ tree: Tree, container: Int, isObject: Bool) {
        self.tree = tree
        self.container = container
        self.isObject = isObject
    }

    /// How many there are.
    public var underestimatedCount: Int {
        let record = tree.arena.records[container]
        return record.is(isObject ? .object : .array) ? record.count : 0
    }

    public func makeIterator() -> Iterator { Iterator(tree, container: container, isObject: isObject) }

    /// Walks over the values.
    public struct Iterator: IteratorProtocol, Sendable {
        private let tree: Tree
        private let isObject: Bool
        private var index: Int
        private let end: Int

        init(_ tree: Tree, container: Int, isObject: Bool) {
            self.tree = tree
            self.isObject = isObject
            let record = tree.arena.records[container]
            index = container + 1
            end = record.is(isObject ? .object : .array) ? Int(record.extent) : 0
        }

        public mutating func next() -> NodeHandle? {
            // In an object each value stands behind its key.
            let step = isObject ? 1 : 0
            while index < end {
                let first = index
                index = tree.arena.records[first + step].next(first + step)
                if !isObject || !tree.arena.records[first].has(Record.special) { return NodeHandle(first + step) }
            }
            return nil
        }
    }
}
