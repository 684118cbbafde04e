public import SourceTree

/// One expression of a Callback Object: a call that the API makes (OpenAPI 3.1, section 4.8.18).
public struct Callback: DocumentView {
    public let document: Document
    /// The path item; the referring node when its reference leads nowhere.
    public let node: Node
    /// The callback's name in its operation.
    public let name: String
    /// The runtime expression that is the URL called; empty when the whole callback is a broken reference.
    public let expression: String
    private let pointer: JSONPointer

    /// The operations called.
    public var operations: [Operation] {
        if expression.isEmpty { return [] }
        var list = OperationList(resolver: document.resolver, limit: 100)
        list.add(node, path: expression, origin: .callback, pointer: pointer)
        return list.slugged().map { Operation(document: document, entry: $0) }
            .filter { !document.isPartial || !$0.isInternal }
    }

    static func list(_ raw: Node, named name: String, of operation: Operation) -> [Callback] {
        let document = operation.document
        let (node, _) = resolved(raw, in: document)
        let pointer = operation.pointer.appending("callbacks").appending(name)
        if node["$ref"]?.string != nil {
            return [Callback(document: document, node: node, name: name, expression: "", pointer: pointer)]
        }
        return node.patternedMembers.compactMap { expression, item in
            guard item.kind == .object else { return nil }
            return Callback(
                document: document, node: item, name: name, expression: expression,
                pointer: pointer.appending(expression))
        }
    }
}
