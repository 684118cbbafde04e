/// A key of an object with its value.
public struct Member: Sendable {
    /// What stands under the key.
    public let value: Node

    /// The content of the key.
    public var key: String { value.key ?? "" }

    /// Where the key begins.
    public var keyPosition: Position { value.keyPosition ?? value.position }

    /// Whether this is the member that a look-up of its key finds, not a repetition of it.
    public var isFirst: Bool {
        let arena = value.tree.arena
        guard let object = arena.container(of: value.index), let record = arena.keyRecord(of: value.index) else {
            return true
        }
        return arena.content(record).withUnsafeBufferPointer { arena.member(of: object, key: $0) } == value.index - 1
    }
}
