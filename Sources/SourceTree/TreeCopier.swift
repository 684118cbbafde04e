/// Copies a value of one tree into the arena of another, without recursion.
struct TreeCopier {
    /// Whether both trees lie over the same document, so that its text need not be copied.
    let isShared: Bool

    private enum Walk {
        case members(Members.Iterator)
        case elements(Elements.Iterator)
    }

    private var open: [Walk] = []

    init(isShared: Bool) {
        self.isShared = isShared
    }

    mutating func copy(_ node: Node, into writer: inout ArenaWriter) {
        value(node, &writer)
        while let walk = open.popLast() {
            switch walk {
            case .members(var members):
                guard let member = members.next() else {
                    writer.close()
                    continue
                }
                open.append(.members(members))
                key(of: member.value, &writer)
                value(member.value, &writer)
            case .elements(var elements):
                guard let element = elements.next() else {
                    writer.close()
                    continue
                }
                open.append(.elements(elements))
                value(element, &writer)
            }
        }
    }

    private mutating func value(_ node: Node, _ writer: inout ArenaWriter) {
        let record = node.record
        switch record.kind {
        case .object, .array:
            writer.open(record.kind, start: isShared ? record.start : Record.nowhere)
            if record.kind == .object {
                open.append(.members(node.members.makeIterator()))
            } else {
                open.append(.elements(node.elements.makeIterator()))
            }
        default: writer.add(moved(record, node.tree.arena, &writer))
        }
    }

    private func key(of node: Node, _ writer: inout ArenaWriter) {
        guard let key = node.tree.arena.keyRecord(of: node.index) else { return }
        let record = moved(key, node.tree.arena, &writer)
        node.tree.arena.content(key).withUnsafeBufferPointer {
            writer.addKey(record, content: $0.baseAddress, count: $0.count)
        }
    }

    /// A scalar's record for the new arena: the same over the same document, else with its text put aside.
    private func moved(_ record: Record, _ arena: Arena, _ writer: inout ArenaWriter) -> Record {
        if isShared, !record.has(Record.aside) { return record }
        let offset = isShared ? arena.offset(record).map { UInt32(truncatingIfNeeded: $0) } : nil
        return arena.withText(record) { text in
            let start = writer.putAside(text, from: offset ?? Record.nowhere, length: 0)
            let flags = record.flags & Record.escaped | Record.aside
            return Record(record.kind, flags: flags, start: start, extent: UInt32(truncatingIfNeeded: text.count))
        }
    }
}
