/// The members of an object in source order.
public struct Members: Sequence, Sendable {
    private let tree: Tree
    private let object: Int

    init(_ tree: Tree, object: Int) {
        self.tree = tree
        self.object = object
    }

    /// How many there are.
    public var count: Int {
        let record = tree.arena.records[object]
        return record.kind == .object ? record.count : 0
    }

    public var isEmpty: Bool { count == 0 }

    public var underestimatedCount: Int { count }

    public func makeIterator() -> Iterator { Iterator(tree, object: object) }

    /// Walks over the members.
    public struct Iterator: IteratorProtocol, Sendable {
        private let tree: Tree
        private var index: Int
        private let end: Int

        init(_ tree: Tree, object: Int) {
            self.tree = tree
            let record = tree.arena.records[object]
            index = object + 1
            end = record.kind == .object ? Int(record.extent) : 0
        }

        public mutating func next() -> Member? {
            // The records by themselves: asking the arena each time would hold all of it.
            let records = tree.arena.records
            while index < end {
                let key = index
                index = records[key + 1].next(key + 1)
                if !records[key].has(Record.special) { return Member(value: Node(tree, key + 1)) }
            }
            return nil
        }
    }
}
