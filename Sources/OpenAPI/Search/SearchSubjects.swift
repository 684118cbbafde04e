import SourceTree

/// What can be found in a description, by number: operations and webhooks, then schemas, then tags.
struct SearchSubjects: Sendable {
    /// The bytes that are read of a text.
    static let textLimit = 16 << 10

    let document: Document
    let count: Int
    private let schemaStart: Int
    private let tagStart: Int

    init(_ document: Document) {
        self.document = document
        schemaStart = document.index.operations.count
        tagStart = schemaStart + document.index.schemas.count
        count = min(tagStart + document.index.tags.count, 1 << 20)
    }

    /// The thing with a number.
    func subject(_ number: Int) -> SearchResult.Subject? {
        if number < schemaStart {
            return .operation(document.operation(at: number))
        }
        if number < tagStart {
            let entry = document.index.schemas[number - schemaStart]
            return Schema(document: document, raw: entry.node).map {
                .schema(NamedSchema(id: entry.id, name: entry.name, schema: $0))
            }
        }
        let entry = document.index.tags[number - tagStart]
        return .tag(Tag(document: document, name: entry.name, node: entry.node))
    }

    /// Whether the number is that of an operation or webhook.
    func isOperation(_ number: Int) -> Bool { number < schemaStart }

    /// Calls `body` with each searched text of a thing, the most telling ones first.
    func visit(_ number: Int, _ body: (SearchField) -> Void) {
        switch subject(number) {
        case .operation(let operation): visit(operation, body)
        case .schema(let schema):
            body(SearchField(place: .name, name: schema.name))
            body(SearchField(place: .title, name: schema.schema.title ?? ""))
            body(SearchField(place: .description, text: schema.schema.description ?? ""))
            SearchProperties.visit(schema.schema.node, body)
        case .tag(let tag):
            body(SearchField(place: .name, name: tag.name))
            body(SearchField(place: .title, name: tag.summary ?? ""))
            body(SearchField(place: .description, text: tag.description ?? ""))
        case nil: break
        }
    }

    private func visit(_ operation: Operation, _ body: (SearchField) -> Void) {
        body(SearchField(place: .name, name: operation.path))
        body(SearchField(place: .name, name: operation.operationId ?? ""))
        body(SearchField(place: .title, name: operation.method))
        body(SearchField(place: .title, name: operation.summary ?? ""))
        for tag in operation.tags { body(SearchField(place: .tag, name: tag)) }
        for parameter in operation.parameters {
            body(
                SearchField(
                    place: .parameter(parameter.location), name: parameter.name, text: parameter.description ?? ""))
        }
        body(SearchField(place: .description, text: operation.description ?? ""))
        if let raw = operation.node.object("requestBody") {
            let requestBody = document.resolver.follow(raw).node
            body(SearchField(place: .description, text: requestBody.words("description") ?? ""))
            visitContent(of: requestBody, body)
        }
        for (_, response) in operation.node.patterned("responses") where response["$ref"] == nil {
            body(SearchField(place: .response, text: response.words("description") ?? ""))
            visitContent(of: response, body)
        }
    }

    private func visitContent(of node: Node, _ body: (SearchField) -> Void) {
        for (_, media) in node.named("content").prefix(8) {
            if let schema = media["schema"] { SearchProperties.visit(schema, body) }
            if let schema = media["itemSchema"] { SearchProperties.visit(schema, body) }
        }
    }
}
