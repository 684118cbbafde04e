public import SourceTree

/// A description without what its author marks as not for everyone (`x-internal`).
extension Document {
    /// Whether operations are left out of it.
    public var isPartial: Bool { whole != nil }

    /// The description as readers see it from whom internal operations are kept: they have no page and no address, and
    /// stand in no list, no search and no source. The same where nothing is internal. What was read is shared.
    public func withoutInternal() -> Document {
        guard whole == nil, let shown = index.withoutInternal(of: self) else { return self }
        return Document(self, shown: shown.index, hidden: Set(shown.hidden.compactMap(written)))
    }

    /// A part of the files as it is shown: without hidden operations, for all of the rest as it was written.
    public func shown(_ node: Node) -> Node {
        let within = hidden.filter { $0.tree === node.tree }
        guard !within.isEmpty else { return node }
        var around: Set<Node> = []
        for hidden in within {
            var next = hidden.parent
            while let parent = next, around.insert(parent).inserted { next = parent.parent }
        }
        guard around.contains(node) else { return node }
        var builder = TreeBuilder(name: node.tree.name, like: node.tree)
        Self.copy(node, around: around, without: within, into: &builder)
        return builder.finish().root
    }

    /// The root file byte for byte; written anew in its own notation where something is left out of it.
    public var writtenBytes: [UInt8] {
        let root = shown(source.root)
        guard root.tree !== source else { return Array(source.bytes) }
        return source.format == .json ? root.json(pretty: true) : root.yaml()
    }

    /// Whether a node of the files is hidden, or within what is.
    func isHidden(_ node: Node) -> Bool {
        guard !hidden.isEmpty else { return false }
        var next: Node? = node
        while let node = next {
            if hidden.contains(node) { return true }
            next = node.parent
        }
        return false
    }

    /// Whether a finding is about something hidden.
    func isHidden(_ finding: Diagnostic) -> Bool {
        guard !hidden.isEmpty,
            let number = resolver.files.all.firstIndex(where: { $0.location.text == finding.location })
        else { return false }
        // A finding about something that is missing stands at what it would be in.
        var pointer = finding.pointer
        let root = resolver.files.all[number].tree.root
        while !pointer.tokens.isEmpty {
            if let node = root.node(at: pointer) { return isHidden(node) }
            pointer = JSONPointer(tokens: Array(pointer.tokens.dropLast()))
        }
        return false
    }

    /// The node of the files that one of the description, after its upgrade, was written as.
    private func written(_ node: Node) -> Node? {
        node.tree === root.tree && root.tree !== source
            ? source.root.node(at: UpgradedPointer.written(node.pointer)) : node
    }

    /// As deep as the outermost hidden part lies, which the budget of reading bounds.
    private static func copy(
        _ node: Node, around: Set<Node>, without hidden: Set<Node>, into builder: inout TreeBuilder
    ) {
        guard around.contains(node) else { return builder.copy(node) }
        if node.kind == .array {
            builder.beginArray(from: node)
            for element in node.elements where !hidden.contains(element) {
                copy(element, around: around, without: hidden, into: &builder)
            }
        } else {
            builder.beginObject(from: node)
            for member in node.members where !hidden.contains(member.value) {
                builder.key(member.key, from: member.value)
                copy(member.value, around: around, without: hidden, into: &builder)
            }
        }
        builder.end()
    }
}
