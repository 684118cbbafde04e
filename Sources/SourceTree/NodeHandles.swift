/// The values in a container in source order, without their tree.
public struct NodeHandles: Sequence, IteratorProtocol, Sendable {
    private let tree: Tree
    private let isObject: Bool
    private var index: Int
    private let end: Int

    /// How many there are.
    public let underestimatedCount: Int

    init(_ tree: Tree, container: Int, isObject: Bool) {
        self.tree = tree
        self.isObject = isObject
        let record = tree.arena.records[container]
        let isThere = record.is(isObject ? .object : .array)
        index = container + 1
        end = isThere ? Int(record.extent) : 0
        underestimatedCount = isThere ? record.count : 0
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
