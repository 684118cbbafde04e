/// One value of a tree: a reference and an index, cheap to copy.
///
/// Two nodes are equal when they are the same place of the same tree. A YAML alias is a place of its own that shows the
/// value it refers to; what lies inside that value belongs to the anchor's place.
public struct Node: Hashable, Sendable {
    /// What JSON knows as kinds of values (RFC 8259 section 3).
    public enum Kind: String, Sendable, Hashable {
        case null, boolean, number, string, array, object
    }

    /// The tree this is a value of.
    public let tree: Tree
    let index: Int

    init(_ tree: Tree, _ index: Int) {
        self.tree = tree
        self.index = index
    }

    /// The record with the content: this one's or that which the alias refers to.
    @inline(__always)
    var record: Record { tree.arena.records[target] }

    @inline(__always)
    var target: Int { tree.arena.target(index) }

    /// What kind of value it is.
    public var kind: Kind {
        switch record.kind {
        case .null, .alias, .key: .null
        case .true, .false: .boolean
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The value of an object's member, found by the exact UTF-8 bytes of its key; the first when the key is repeated.
    /// Nil when there is none or this is no object.
    public subscript(_ key: String) -> Node? {
        let object = target
        guard tree.arena.records[object].is(.object) else { return nil }
        return tree.arena.member(of: object, key: key).map { Node(tree, $0 + 1) }
    }

    /// The same for a key that is given as its bytes.
    public subscript(utf8 key: UnsafeBufferPointer<UInt8>) -> Node? {
        let object = target
        guard tree.arena.records[object].is(.object) else { return nil }
        return tree.arena.member(of: object, key: key).map { Node(tree, $0 + 1) }
    }

    /// The value of an object's member whose key is also that of `member`, which may be of another tree.
    public subscript(sameKeyAs member: Member) -> Node? {
        tree.member(of: handle, sameKeyAs: member.value.handle, in: member.value.tree).map { tree.node($0) }
    }

    /// An element of an array, from 0; nil outside it or when this is no array. To visit all, use ``elements``.
    public subscript(_ position: Int) -> Node? {
        let array = target
        guard tree.arena.records[array].is(.array) else { return nil }
        return tree.arena.element(of: array, at: position).map { Node(tree, $0) }
    }

    /// The members of an object in source order, repeated keys included; empty for every other kind.
    public var members: Members { Members(tree, object: target) }

    /// The elements of an array; empty for every other kind.
    public var elements: Elements { Elements(tree, array: target) }

    /// How many members or elements there are; 0 for a scalar.
    public var count: Int {
        let record = record
        return record.isContainer ? record.count : 0
    }

    /// Its place among all values of its tree, for tables of values.
    public var order: Int { index }

    /// Whether both are the same value of the same tree, be it through aliases.
    public func isIdentical(to other: Node) -> Bool { tree === other.tree && target == other.target }

    public static func == (left: Node, right: Node) -> Bool {
        left.index == right.index && left.tree === right.tree
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(tree))
        hasher.combine(index)
    }
}
