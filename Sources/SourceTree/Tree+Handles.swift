/// The same questions as a ``Node`` answers, for a value that is given without its tree.
extension Tree {
    /// The value as one that holds its tree.
    public func node(_ value: NodeHandle) -> Node { Node(self, value.index) }

    public func kind(of value: NodeHandle) -> Node.Kind { Node(self, value.index).kind }

    public func count(of value: NodeHandle) -> Int { Node(self, value.index).count }

    public func boolean(of value: NodeHandle) -> Bool? { Node(self, value.index).boolean }

    public func integer(of value: NodeHandle) -> Int? { Node(self, value.index).integer }

    public func string(of value: NodeHandle) -> String? { Node(self, value.index).string }

    public func text(of value: NodeHandle) -> String? { Node(self, value.index).text }

    /// The content of the key of a member's value, empty for what has none.
    public func key(of value: NodeHandle) -> String { Node(self, value.index).key ?? "" }

    /// The elements of an array; empty for every other kind.
    public func elements(of value: NodeHandle) -> NodeHandles {
        NodeHandles(self, container: arena.target(value.index), isObject: false)
    }

    /// The values of an object's members, repeated keys included; empty for every other kind.
    public func members(of value: NodeHandle) -> NodeHandles {
        NodeHandles(self, container: arena.target(value.index), isObject: true)
    }

    /// The value of an object's member, as ``Node/subscript(_:)-(String)`` finds it.
    public func member(of value: NodeHandle, key: String) -> NodeHandle? {
        let object = arena.target(value.index)
        guard arena.records[object].is(.object) else { return nil }
        return arena.member(of: object, key: key).map { NodeHandle($0 + 1) }
    }

    /// The value of an object's member whose key is also that of a member of another tree.
    public func member(of value: NodeHandle, sameKeyAs member: NodeHandle, in other: Tree) -> NodeHandle? {
        let object = arena.target(value.index)
        guard arena.records[object].is(.object), let key = other.arena.keyRecord(of: member.index) else { return nil }
        return arena.member(of: object, sameKeyAs: key, in: other.arena).map { NodeHandle($0 + 1) }
    }

    /// Whether two strings have the same content, byte for byte; false for every other kind.
    public func isSameString(_ value: NodeHandle, _ other: NodeHandle, in tree: Tree) -> Bool {
        let (own, others) = (
            arena.records[arena.target(value.index)], tree.arena.records[tree.arena.target(other.index)]
        )
        guard own.is(.string), others.is(.string) else { return false }
        return arena.holdSame(own, others, in: tree.arena)
    }

    /// How many bytes a string is written in, which is no fewer than its characters; nil for every other kind.
    public func writtenLength(of value: NodeHandle) -> Int? {
        let record = arena.records[arena.target(value.index)]
        return record.is(.string) ? Int(record.extent) : nil
    }
}
