import Egress
import Execution
import Markup
import OpenAPI
import SourceTree

/// The files of one description.
struct BookFiles: Sendable {
    let document: Document
    let id: String
    private let baseURL: TargetURL?
    private let tags: [String: String]
    private let operations: [(operation: OpenAPI.Operation, file: String)]
    private let schemas: [(schema: NamedSchema, file: String)]
    private let overview: String
    private let search: String
    private let index: String
    private let description: String
    /// What changed since the version before; nil where there is none.
    private let changes: ChangeFiles?

    /// Decides which file stands for which path, in the order of the document.
    ///
    /// - Parameter before: the version before, with what it is called.
    init(
        _ book: StaticSite.Book, after before: (choice: VersionChoice, document: Document)?, folder: String,
        table: inout FileTable
    ) {
        let id = book.id.description
        self.id = id
        document = book.document
        baseURL = try? TargetURL(parsing: book.location)
        overview = table.place(.document(id), at: folder + "index.html")
        search = table.place(.search(id), at: folder + "search.html")
        index = table.place(.searchIndex(id), at: folder + "search-index.js")
        let type = document.source.format == .json ? "json" : "yaml"
        description = table.place(.description(id), at: folder + "description.\(type)")
        var names = FileName()
        let slugs = Outline.slugs(of: document)
        tags = Dictionary(
            slugs.map { slug in
                (slug, table.place(.tag(id, slug), at: "\(folder)tags/\(names.unique(slug)).html"))
            }, uniquingKeysWith: { first, _ in first })
        names = FileName()
        operations = (document.operations + document.webhooks).map { operation in
            let name = operation.id.description
            let file = "\(folder)operations/\(names.unique(name)).html"
            return (operation, table.place(.operation(id, name), at: file))
        }
        names = FileName()
        schemas = document.schemas.map { schema in
            let name = schema.id.description
            return (schema, table.place(.schema(id, name), at: "\(folder)schemas/\(names.unique(name)).html"))
        }
        changes = before.map { before in
            ChangeFiles(
                from: before.document, before.choice, to: book.document, id: id, folder: folder, table: &table)
        }
    }

    /// What its pages show of the changes.
    var since: ChangesSince? { changes?.since }

    /// How many there are.
    var count: Int { 4 + tags.count + operations.count + schemas.count + (changes?.count ?? 0) }

    /// Makes them one after the other; `frame` gives what stands around the page that a file holds.
    func write(_ frame: (String) -> Frame, _ body: (StaticSite.File) throws -> Void) rethrows {
        try body(.init(path: overview, bytes: OverviewPage(frame: frame(overview), document: document).html().bytes))
        let page = FileSearchPage(frame: frame(search))
        try body(.init(path: search, bytes: page.html().bytes))
        var found = SearchIndexFile(links: frame(index).links)
        for (operation, _) in operations { found.add(operation, of: id) }
        for (schema, _) in schemas { found.add(schema, of: id) }
        try body(.init(path: index, bytes: found.bytes))
        try body(.init(path: description, bytes: document.writtenBytes))
        try changes?.write(frame, body)
        for section in frame(overview).outline?.sections ?? [] {
            guard let file = tags[section.slug] else { continue }
            let page = TagPage(frame: frame(file), document: document, section: section)
            try body(.init(path: file, bytes: page.html().bytes))
        }
        for (operation, file) in operations {
            let request = request(of: operation)
            let page = OperationPage(
                frame: frame(file), document: document, operation: operation,
                commands: ShownCommand.written(for: operation) + (request.map(ShownCommand.list) ?? []),
                otherCommands: request.map { request in ShownCommand.others.map { ShownCommand($0, request) } } ?? [])
            try body(.init(path: file, bytes: page.html().bytes))
        }
        for (schema, file) in schemas {
            let page = SchemaPage(frame: frame(file), document: document, schema: schema)
            try body(.init(path: file, bytes: page.html().bytes))
        }
    }

    /// The call with the values that the description gives; nil where it cannot be built.
    private func request(of operation: OpenAPI.Operation) -> OutboundRequest? {
        guard operation.origin == .path else { return nil }
        let prefilled = RequestDefaults(document: document).call(for: operation)
        var call = Call(operation: operation, server: ServerChoice(index: 0))
        call.parameters = prefilled.parameters
        call.body = prefilled.callBody
        let builder = RequestBuilder.showing(operation, baseURL: baseURL)
        return try? builder.request(for: call, skippingProblems: true)
    }
}
