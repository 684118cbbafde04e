extension Node {
    /// Where the value begins. A value that a ``TreeBuilder`` made begins where that does which it was made from, else where
    /// its container does.
    public var position: Position { tree.arena.position(of: index) }

    /// The offset in bytes at which the value begins, its quotation mark included; nil for one that a ``TreeBuilder`` made.
    public var offset: Int? { tree.arena.offset(tree.arena.records[index]) }

    /// The way from the root to this value. Inside an alias' value it is the way through the anchor.
    public var pointer: JSONPointer { tree.arena.pointer(to: index) }

    /// The array or object this is in, nil for the root.
    public var parent: Node? { tree.arena.container(of: index).map { Node(tree, $0) } }

    /// The key under which it stands, nil for elements and the root.
    public var key: String? { tree.arena.keyRecord(of: index).map { tree.arena.string($0) } }

    /// Where that key begins, nil where there is none.
    public var keyPosition: Position? {
        guard let key = tree.arena.keyRecord(of: index) else { return nil }
        return tree.arena.offset(key).map { tree.arena.text.position(at: $0) } ?? position
    }

    /// The value to which a pointer leads from here, nil when it leads nowhere (RFC 6901 section 4).
    public func node(at pointer: JSONPointer) -> Node? {
        tree.arena.value(at: pointer, from: index).map { Node(tree, $0) }
    }

    /// The value as the document writes it, quotation marks included. Nil for YAML arrays and objects and for values that a
    /// ``TreeBuilder`` made.
    public var source: ArraySlice<UInt8>? {
        let record = record
        let bytes = tree.bytes
        guard let start = tree.arena.offset(record), start <= bytes.count else { return nil }
        if record.isContainer {
            guard tree.isVerbatim, tree.format == .json else { return nil }
            return JSONExtent.end(of: bytes, from: start).map { bytes[start..<$0] }
        }
        if record.has(Record.aside) { return tree.arena.range(ofAside: record).map { bytes[$0] } }
        let quotes = record.has(Record.quoted) ? 2 : 0
        return bytes[start..<min(bytes.count, start + Int(record.extent) + quotes)]
    }
}
