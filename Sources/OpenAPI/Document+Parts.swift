import SourceTree

/// What a description offers.
extension Document {
    public var info: Info { Info(document: self, node: root.object("info") ?? root) }

    /// The servers, ``front`` first, then in source order; the server `/` when none is given (OpenAPI 3.1, section 4.8.1).
    public var servers: [Server] {
        let servers = (front.map { [$0] } ?? []) + describedServers
        return servers.isEmpty ? [.standard] : servers
    }

    /// The servers that the description itself lists, in source order.
    public var describedServers: [Server] { Server.list(in: root) }

    public var externalDocs: ExternalDocs? {
        root.object("externalDocs").map { ExternalDocs(document: self, node: $0) }
    }

    /// What operations without a `security` of their own ask for.
    public var security: [SecurityRequirement] {
        root.array("security").map { SecurityRequirement.list($0, of: self) } ?? []
    }

    /// The operations under `paths`, in source order.
    public var operations: [Operation] {
        index.operations.filter { $0.origin == .path }.map { Operation(document: self, entry: $0) }
    }

    /// The operations under `webhooks`, in source order.
    public var webhooks: [Operation] {
        index.operations.filter { $0.origin == .webhook }.map { Operation(document: self, entry: $0) }
    }

    /// The paths and webhooks whose path item is a reference that leads nowhere: gaps to be shown.
    public var missingPathItems: [(path: String, reference: String)] {
        ["paths", "webhooks"].flatMap { root.patterned($0) }.compactMap { path, item in
            guard item["$ref"] != nil else { return nil }
            return resolver.follow(item).broken.map { (path, $0) }
        }
    }

    /// How many operations there are under `paths`.
    public var operationCount: Int { index.operations.count { $0.origin == .path } }

    /// The operation that is the same as one of another version of the API: by method and path, else by `operationId`.
    public func counterpart(of operation: Operation) -> Operation? {
        if let place = operationByTemplate[OperationPairing.foldedKey(of: operation)] {
            return self.operation(at: place)
        }
        return operation.operationId.flatMap { self.operation(OperationID($0)) }
    }

    /// The operation or webhook with an id.
    public func operation(_ id: OperationID) -> Operation? {
        index.operationByID[id].map { Operation(document: self, entry: index.operations[$0]) }
    }

    /// The first operation with an `operationId`.
    public func operation(named operationId: String) -> Operation? {
        index.operations.first { $0.node["operationId"]?.string == operationId }
            .map { Operation(document: self, entry: $0) }
    }

    /// The operation that a node describes.
    func operation(at node: Node) -> Operation? {
        index.operations.first { $0.node == node }.map { Operation(document: self, entry: $0) }
    }

    /// The declared tags in order, then those only used, in order of use. Operations without a tag come under `default`.
    public var tags: [Tag] { index.tags.map { Tag(document: self, name: $0.name, node: $0.node) } }

    /// The operations under `paths` with a tag, in source order.
    public func operations(tagged tag: Tag) -> [Operation] {
        index.operationsByTag[ByteKey(tag.name)]?.map { Operation(document: self, entry: index.operations[$0]) } ?? []
    }

    /// The schemas under `components`, in source order.
    public var schemas: [NamedSchema] { index.schemas.compactMap(view) }

    /// The named schema with an id.
    public func schema(_ id: SchemaID) -> NamedSchema? { index.schemaByID[id].flatMap { view(index.schemas[$0]) } }

    /// The named schema with a name.
    public func schema(named name: String) -> Schema? {
        index.schemaByName[ByteKey(name)].flatMap { view(index.schemas[$0])?.schema }
    }

    /// The id of the named schema that a node is.
    func schemaID(_ node: Node) -> SchemaID? { index.schemaByNode[node].map { index.schemas[$0].id } }

    private func view(_ entry: DocumentIndex.SchemaEntry) -> NamedSchema? {
        Schema(document: self, raw: entry.node).map { NamedSchema(id: entry.id, name: entry.name, schema: $0) }
    }

    /// The security schemes under `components`, in source order.
    public var securitySchemes: [SecurityScheme] {
        root.object("components")?.named("securitySchemes").compactMap { name, value in
            value.kind == .object ? SecurityScheme(document: self, name: name, raw: value) : nil
        } ?? []
    }

    /// The security scheme that a requirement names: one of the components, or by its URI (3.2, section 4.30).
    public func securityScheme(named name: String) -> SecurityScheme? {
        if let node = root.object("components")?.object("securitySchemes")?.object(name) {
            return SecurityScheme(document: self, name: name, raw: node)
        }
        guard let target = resolver.target(of: name, at: root), target["type"]?.string != nil else { return nil }
        let node = resolver.follow(target).node
        return securitySchemes.first { $0.node == node } ?? SecurityScheme(document: self, name: name, raw: target)
    }

    /// The dialect that schemas without a `$schema` of their own are said to be written in (3.1), as written.
    public var jsonSchemaDialect: String? { root.words("jsonSchemaDialect") }

    /// The URI that the description gives itself (3.2), as written.
    public var selfURI: String? { root.words("$self") }

    /// The operation of the API that a request means: method as sent, path relative to the server's base path, without query.
    ///
    /// The most concrete template wins, segment by segment from the left; one without the method is passed over.
    /// Nil when nothing fits, and for paths with broken percent-encoding or `.` and `..` as segments.
    public func match(method: String, path: String) -> OperationMatch? {
        pathIndex.match(method: method, path: path).map { entry, values in
            OperationMatch(operation: Operation(document: self, entry: entry), values: values)
        }
    }

    /// The methods of the most concrete path that fits, sorted; empty when none does (for `Allow`, RFC 9110 section 10.2.1).
    public func methods(at path: String) -> [String] {
        pathIndex.methods(path: path)
    }
}
