import SourceTree

extension DocumentIndex {
    /// The index without internal operations, and the nodes that hold them; nil where there are none. Addresses of the
    /// others stay.
    func withoutInternal(of document: Document) -> (index: DocumentIndex, hidden: [Node])? {
        let isInternal = operations.map { Operation(document: document, entry: $0).isInternal }
        guard isInternal.contains(true) else { return nil }
        let shown = zip(operations, isInternal).filter { !$0.1 }.map(\.0)
        let inner = zip(operations, isInternal).filter(\.1).map(\.0)
        var index = self
        index.replaceOperations(by: shown, declaredIn: document.root)
        // A tag of internal operations alone is internal itself.
        let emptied = tags.filter { tag in
            operationsByTag[ByteKey(tag.name)]?.isEmpty == false
                && index.operationsByTag[ByteKey(tag.name)]?.isEmpty != false
        }
        let names = Set(emptied.map { ByteKey($0.name) })
        index.dropTags(names)
        let paths = Set(shown.map(\.item))
        let written = inner.flatMap { paths.contains($0.item) ? [$0.node] : [$0.node, $0.item] }
        return (index, written + emptied.compactMap(\.node) + Self.mentions(of: names, in: document))
    }

    /// Where groups of tags name some.
    private static func mentions(of tags: Set<ByteKey>, in document: Document) -> [Node] {
        guard !tags.isEmpty, let groups = document.root.array("x-tagGroups") else { return [] }
        return groups.elements.flatMap { group in
            group.array("tags")?.elements.filter { $0.string.map { tags.contains(ByteKey($0)) } == true } ?? []
        }
    }
}
