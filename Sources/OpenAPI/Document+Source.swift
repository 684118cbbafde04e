public import SourceTree

/// Where parts stand in the files as they were written.
extension Document {
    /// A place in the files: the file's number in the order read, and the way within it.
    public struct Place: Hashable, Sendable {
        public let file: Int
        public let pointer: JSONPointer

        public init(file: Int, pointer: JSONPointer) {
            self.file = file
            self.pointer = pointer
        }
    }

    /// The place of a node as the author wrote it; that of a 2.0 description before its upgrade. Nil for what was built.
    public func place(of node: Node) -> Place? {
        if let file = resolver.files.all.firstIndex(where: { $0.tree === node.tree }) {
            return Place(file: file, pointer: node.pointer)
        }
        guard node.tree === root.tree else { return nil }
        let pointer = UpgradedPointer.written(node.pointer)
        if source.root.node(at: pointer) != nil { return Place(file: 0, pointer: pointer) }
        return node.offset.flatMap(writtenNode).map { Place(file: 0, pointer: $0.pointer) }
    }

    /// The node of the root file that begins at an offset: what the upgrade builds begins where it was made from.
    private func writtenNode(at offset: Int) -> Node? {
        var current = source.root
        while current.offset != offset {
            let parts = current.kind == .object ? current.members.map(\.value) : Array(current.elements)
            guard let next = parts.last(where: { ($0.offset ?? .max) <= offset }), next != current else { return nil }
            current = next
        }
        return current
    }

    /// The node at a place; nil when there is none, or none that is shown.
    public func node(at place: Place) -> Node? {
        let files = resolver.files.all
        guard files.indices.contains(place.file) else { return nil }
        return files[place.file].tree.root.node(at: place.pointer).flatMap { isHidden($0) ? nil : $0 }
    }

    /// The name of a file by its number.
    public func fileName(_ number: Int) -> String? {
        let files = resolver.files.all
        return files.indices.contains(number) ? files[number].location.text : nil
    }
}
