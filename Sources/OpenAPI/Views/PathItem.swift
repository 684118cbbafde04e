public import SourceTree

/// The Path Item Object: what the operations of one path share (OpenAPI 3.1, section 4.8.9).
public struct PathItem: DocumentView {
    public let document: Document
    public let node: Node
    /// The nodes it is put together from, the referring one first: members beside `$ref` win.
    let layers: [Node]

    init(document: Document, node: Node) {
        self.document = document
        layers = PathItem.layers(of: node, in: document.resolver)
        self.node = layers.last ?? node
    }

    public var summary: String? { first { $0.words("summary") } }
    /// CommonMark.
    public var description: String? { first { $0.words("description") } }
    /// The servers of this path; empty when it has none of its own.
    public var servers: [Server] {
        first {
            let servers = Server.list(in: $0)
            return servers.isEmpty ? nil : servers
        } ?? []
    }
    /// The parameters of all operations of this path, references followed.
    public var parameters: [Parameter] {
        layers.flatMap { Parameter.list(in: $0, of: document, isOfPath: true) }
    }

    private func first<Value>(_ value: (Node) -> Value?) -> Value? {
        for layer in layers {
            if let found = value(layer) { return found }
        }
        return nil
    }

    static func layers(of node: Node, in resolver: ReferenceResolver) -> [Node] {
        let end = resolver.follow(node)
        return end.passed + [end.node]
    }
}
