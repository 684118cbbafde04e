/// Makes a new tree value by value: a description in a newer form, a sample.
///
/// Calls follow the order of the text: inside an object each value is preceded by ``key(_:from:)``. What is not called in
/// that order is made right without a trap: a key without a value gets null, a value without a key the key "", a second
/// root is left out, what is open at the end is closed.
///
/// Each new value may name the node it is made from, whose position it then has, provided that this node belongs to the
/// tree given as `like` or to one built like it.
public struct TreeBuilder: Sendable {
    private let name: String
    private let format: SourceFormat
    private var writer: ArenaWriter
    private var hasKey = false

    /// - Parameters:
    ///   - name: what the tree is called in messages.
    ///   - like: the tree with whose text the new one shares positions; its nodes are copied without their text.
    public init(name: String, like: Tree? = nil) {
        self.name = name
        format = like?.format ?? .json
        let arena = Arena(text: like?.arena.text ?? LineMap(bytes: []))
        writer = ArenaWriter(arena: arena, capacity: 64)
    }

    /// Opens an object, to be closed by ``end()``.
    public mutating func beginObject(from node: Node? = nil) {
        guard prepare() else { return }
        writer.open(.object, start: place(node))
    }

    /// Opens an array, to be closed by ``end()``.
    public mutating func beginArray(from node: Node? = nil) {
        guard prepare() else { return }
        writer.open(.array, start: place(node))
    }

    /// Closes the innermost array or object.
    public mutating func end() {
        finishMember()
        if writer.depth > 0 { writer.close() }
    }

    /// The key of the value that comes next.
    ///
    /// - Parameter node: a node whose key this stands for; the new key has that key's position, or the node's where it has none.
    public mutating func key(_ key: String, from node: Node? = nil) {
        guard writer.depth > 0, writer.frame.isObject else { return }
        finishMember()
        hasKey = true
        var key = key
        let offset = node.flatMap { node -> UInt32? in
            guard isShared(node), let key = node.tree.arena.keyRecord(of: node.index) else { return nil }
            return node.tree.arena.offset(key).map { UInt32(truncatingIfNeeded: $0) }
        }
        key.withUTF8 { text in
            let start = writer.putAside(text, from: offset ?? place(node), length: 0)
            let record = Record(.key, flags: Record.aside, start: start, extent: UInt32(truncatingIfNeeded: text.count))
            writer.addKey(record, content: text.baseAddress, count: text.count)
        }
    }

    /// A string.
    public mutating func string(_ value: String, from node: Node? = nil) { scalar(.string, value, node) }

    /// A number as JSON writes it (RFC 8259 section 6); a text that is no such number becomes a string.
    public mutating func number(text: String, from node: Node? = nil) {
        var text = text
        let isValid = text.withUTF8 { JSONNumber.isValid($0) }
        scalar(isValid ? .number : .string, text, node)
    }

    /// An integer.
    public mutating func integer(_ value: Int, from node: Node? = nil) { scalar(.number, String(value), node) }

    /// A boolean.
    public mutating func boolean(_ value: Bool, from node: Node? = nil) {
        guard prepare() else { return }
        writer.add(Record(value ? .true : .false, start: place(node), extent: 0))
    }

    /// Null.
    public mutating func null(from node: Node? = nil) {
        guard prepare() else { return }
        writer.add(Record(.null, start: place(node), extent: 0))
    }

    /// The value of a node and everything in it, with its positions; aliases are copied out.
    public mutating func copy(_ node: Node) {
        guard prepare() else { return }
        hasKey = false
        var copier = TreeCopier(isShared: isShared(node))
        copier.copy(node, into: &writer)
    }

    /// The tree, with everything closed; null when nothing was made.
    public consuming func finish() -> Tree {
        while writer.depth > 0 { end() }
        return Tree(
            name: name, format: format, arena: writer.arena, isVerbatim: false,
            hasRepeatedKeys: !writer.duplicates.isEmpty, notes: Note.duplicates(of: writer))
    }

    private mutating func scalar(_ kind: Record.Kind, _ value: String, _ node: Node?) {
        guard prepare() else { return }
        var value = value
        value.withUTF8 { text in
            let start = writer.putAside(text, from: place(node), length: 0)
            let length = UInt32(truncatingIfNeeded: text.count)
            writer.add(Record(kind, flags: Record.aside, start: start, extent: length))
        }
    }

    /// Makes a value possible here; false when there is no place for one.
    private mutating func prepare() -> Bool {
        if writer.depth == 0 { return writer.nextIndex == 0 }
        if writer.frame.isObject, !hasKey { key("") }
        hasKey = false
        return true
    }

    private mutating func finishMember() {
        if hasKey { null() }
    }

    private func isShared(_ node: Node) -> Bool { node.tree.arena.text === writer.arena.text }

    private func place(_ node: Node?) -> UInt32 {
        guard let node, isShared(node), let offset = node.tree.arena.offset(node.tree.arena.records[node.index]) else {
            return Record.nowhere
        }
        return UInt32(truncatingIfNeeded: offset)
    }
}
