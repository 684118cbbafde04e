public import SourceTree

/// The Link Object: what can be called next with values of a response (OpenAPI 3.1, section 4.8.20).
public struct Link: DocumentView {
    public let document: Document
    public let node: Node
    public let name: String
    private let site: Node?

    init(document: Document, name: String, raw: Node) {
        self.document = document
        self.name = name
        (node, site) = Self.resolved(raw, in: document)
    }

    /// CommonMark.
    public var description: String? { site?.words("description") ?? node.words("description") }
    public var operationId: String? { node.words("operationId") }
    /// A reference to an operation: looked up in what is loaded, never fetched.
    public var operationRef: String? { node.words("operationRef") }
    /// Values or runtime expressions by parameter name.
    public var parameters: [(name: String, value: Node)] { node.named("parameters").map { ($0.key, $0.value) } }
    public var requestBody: Node? { node["requestBody"] }
    public var server: Server? { node.object("server").flatMap(Server.init) }

    /// The operation linked to, nil when it is not in this description.
    public var operation: Operation? {
        if let operationId { return document.operation(named: operationId) }
        guard let operationRef, let target = document.resolver.target(of: operationRef, at: node) else { return nil }
        return document.operation(at: target)
    }
}
