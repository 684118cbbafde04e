import OpenAPI
import SourceTree

/// Changes one place of a JSON value; all else is copied with its bytes.
struct ValueEdit {
    private var builder = TreeBuilder(name: "")
    /// What stands at the place afterwards, nil for nothing.
    private let replacement: Node?

    private init(replacement: Node?) {
        self.replacement = replacement
    }

    /// The value with another one at a place, which may be new in an object or at the end of a list.
    static func setting(_ node: Node, at pointer: JSONPointer, in root: Node?) -> Node {
        guard !pointer.tokens.isEmpty, let root else { return node }
        return changed(root, pointer, to: node)
    }

    /// The value without a place; nil when that is all of it.
    static func removing(_ pointer: JSONPointer, in root: Node?) -> Node? {
        guard !pointer.tokens.isEmpty, let root else { return nil }
        return changed(root, pointer, to: nil)
    }

    private static func changed(_ root: Node, _ pointer: JSONPointer, to node: Node?) -> Node {
        var edit = ValueEdit(replacement: node)
        edit.write(root, pointer.tokens[...])
        return edit.builder.finish().root
    }

    /// Goes as deep as the pointer is long, which a form bounds.
    private mutating func write(_ node: Node, _ way: ArraySlice<String>) {
        guard let token = way.first else { return }
        let rest = way.dropFirst()
        switch node.kind {
        case .object:
            builder.beginObject()
            var isFound = false
            for member in node.members {
                let isPlace = !isFound && member.key.utf8.elementsEqual(token.utf8)
                isFound = isFound || isPlace
                write(member.value, isPlace ? rest : nil, key: member.key)
            }
            if !isFound { writeNew(rest, key: token) }
            builder.end()
        case .array:
            builder.beginArray()
            for (index, element) in node.elements.enumerated() {
                write(element, String(index) == token ? rest : nil, key: nil)
            }
            if Int(token) == node.count { writeNew(rest, key: nil) }
            builder.end()
        default: builder.copy(node)
        }
    }

    /// - Parameter way: how to go on to the place; empty at it, nil beside it.
    private mutating func write(_ node: Node, _ way: ArraySlice<String>?, key: String?) {
        if way?.isEmpty == true, replacement == nil { return }
        if let key { builder.key(key) }
        guard let way else { return builder.copy(node) }
        if way.isEmpty, let replacement { builder.copy(replacement) } else { write(node, way) }
    }

    private mutating func writeNew(_ rest: ArraySlice<String>, key: String?) {
        guard rest.isEmpty, let replacement else { return }
        if let key { builder.key(key) }
        builder.copy(replacement)
    }

    /// A sample of an object in which members keep what they were, if that may be: the same kind of value, and none that is
    /// fixed.
    ///
    /// - Parameter discriminator: the member that names the kind of object, and its value.
    static func merging(
        _ old: Node?, into sample: Node, members: [Property], discriminator: (name: String, value: String)?
    ) -> Node {
        var builder = TreeBuilder(name: "")
        builder.beginObject()
        let fixed = Set(members.filter { !ValueShape($0.schema).values.isEmpty }.map(\.name))
        var isNamed = false
        for member in sample.members {
            builder.key(member.key)
            if let discriminator, discriminator.name == member.key {
                isNamed = true
                builder.string(discriminator.value)
            } else if let kept = old?[member.key], kept.kind == member.value.kind, !fixed.contains(member.key) {
                builder.copy(kept)
            } else {
                builder.copy(member.value)
            }
        }
        if let discriminator, !isNamed {
            builder.key(discriminator.name)
            builder.string(discriminator.value)
        }
        builder.end()
        return builder.finish().root
    }
}
