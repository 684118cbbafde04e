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

    /// Calls `body` with each searched text of a thing, the most telling ones first, until it answers false.
    func visit(_ subject: SearchResult.Subject?, _ body: (SearchField) -> Bool) {
        switch subject {
        case .operation(let operation): visit(operation, body)
        case .schema(let schema):
            guard body(SearchField(place: .name, name: schema.name)),
                body(SearchField(place: .title, name: schema.schema.title ?? "")),
                body(SearchField(place: .description, text: schema.schema.description ?? ""))
            else { return }
            _ = SearchProperties.visit(schema.schema.node, body)
        case .tag(let tag):
            guard body(SearchField(place: .name, name: tag.name)),
                body(SearchField(place: .title, name: tag.summary ?? ""))
            else { return }
            _ = body(SearchField(place: .description, text: tag.description ?? ""))
        case nil: break
        }
    }

    private func visit(_ operation: Operation, _ body: (SearchField) -> Bool) {
        guard body(SearchField(place: .name, name: operation.path)),
            body(SearchField(place: .name, name: operation.operationId ?? "")),
            body(SearchField(place: .title, name: operation.method)),
            body(SearchField(place: .title, name: operation.summary ?? "")),
            operation.tags.allSatisfy({ body(SearchField(place: .tag, name: $0)) })
        else { return }
        for parameter in operation.parameters {
            let place = SearchField.Place.parameter(parameter.location)
            let field = SearchField(place: place, name: parameter.name, text: parameter.description ?? "")
            guard body(field) else { return }
        }
        guard body(SearchField(place: .description, text: operation.description ?? "")) else { return }
        if let raw = operation.node.object("requestBody") {
            let requestBody = document.resolver.follow(raw).node
            guard body(SearchField(place: .description, text: requestBody.words("description") ?? "")),
                visitContent(of: requestBody, body)
            else { return }
        }
        for (_, response) in operation.node.patterned("responses") where response["$ref"] == nil {
            guard body(SearchField(place: .response, text: response.words("description") ?? "")),
                visitContent(of: response, body)
            else { return }
        }
    }

    private func visitContent(of node: Node, _ body: (SearchField) -> Bool) -> Bool {
        node.named("content").prefix(8).allSatisfy { _, media in
            ["schema", "itemSchema"].allSatisfy { key in
                media[key].map { SearchProperties.visit($0, body) } ?? true
            }
        }
    }
}
