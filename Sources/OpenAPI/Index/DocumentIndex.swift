import SourceTree

/// What is found out about a description once, when it is read: the rest is looked up when asked for.
struct DocumentIndex: Sendable {
    struct TagEntry: Sendable {
        let name: String
        let node: Node?
    }

    struct SchemaEntry: Sendable {
        let id: SchemaID
        let name: String
        let node: Node
    }

    /// The tag of operations that have none.
    static let untagged = "default"

    /// Paths first, webhooks after them.
    private(set) var operations: [OperationEntry] = []
    private(set) var operationByID: [OperationID: Int] = [:]
    private(set) var tags: [TagEntry] = []
    private(set) var operationsByTag: [ByteKey: [Int]] = [:]
    private(set) var schemas: [SchemaEntry] = []
    private(set) var schemaByID: [SchemaID: Int] = [:]
    private(set) var schemaByName: [ByteKey: Int] = [:]
    private(set) var schemaByNode: [Node: Int] = [:]
    /// Whether the limits left something out (THREATS S18).
    private(set) var isCut = false
    let limits: ReadingLimits

    init(resolver: ReferenceResolver, limits: ReadingLimits, isCut: Bool = false) {
        self.limits = limits
        self.isCut = isCut
        addOperations(resolver, limit: limits.operations)
        addTags(declaredIn: resolver.root)
        addSchemas(resolver, limit: limits.schemas)
    }

    private mutating func addOperations(_ resolver: ReferenceResolver, limit: Int) {
        var list = OperationList(resolver: resolver, limit: limit)
        list.add("paths", of: resolver.root, origin: .path)
        list.add("webhooks", of: resolver.root, origin: .webhook)
        isCut = isCut || list.isCut
        operations = list.entries()
        for (index, operation) in operations.enumerated() { operationByID[operation.id] = index }
    }

    /// Takes other operations, and their tags.
    mutating func replaceOperations(by others: [OperationEntry], declaredIn root: Node) {
        operations = others
        operationByID = [:]
        for (index, operation) in operations.enumerated() { operationByID[operation.id] = index }
        tags = []
        operationsByTag = [:]
        addTags(declaredIn: root)
    }

    /// Leaves tags out.
    mutating func dropTags(_ names: Set<ByteKey>) {
        tags.removeAll { names.contains(ByteKey($0.name)) }
        for name in names { operationsByTag[name] = nil }
    }

    private mutating func addTags(declaredIn root: Node) {
        for tag in root.array("tags")?.elements.map({ $0 }) ?? [] {
            guard tag.kind == .object, let name = tag.words("name"), operationsByTag[ByteKey(name)] == nil else {
                continue
            }
            tags.append(TagEntry(name: name, node: tag))
            operationsByTag[ByteKey(name)] = []
        }
        for (index, operation) in operations.enumerated() where operation.origin == .path {
            let names = operation.node.strings("tags")
            for name in names.isEmpty ? [Self.untagged] : names {
                if operationsByTag[ByteKey(name)] == nil { tags.append(TagEntry(name: name, node: nil)) }
                if operationsByTag[ByteKey(name)]?.last != index {
                    operationsByTag[ByteKey(name), default: []].append(index)
                }
            }
        }
    }

    private mutating func addSchemas(_ resolver: ReferenceResolver, limit: Int) {
        var taken: Set<String> = []
        let named = (resolver.root.object("components")?.named("schemas") ?? []).filter {
            $0.value.kind == .object || $0.value.kind == .boolean
        }
        isCut = isCut || named.count > limit
        for (name, _) in named.prefix(limit) where Slug.isSafe(name) { taken.insert(name) }
        for (name, node) in named.prefix(limit) where schemaByName[ByteKey(name)] == nil {
            let text =
                Slug.isSafe(name)
                ? name : Slug.unique(Slug.made(of: name, pointer: "/components/schemas/" + name), taken: &taken)
            let id = SchemaID(text)
            let place = schemas.count
            schemas.append(SchemaEntry(id: id, name: name, node: node))
            schemaByID[id] = place
            schemaByName[ByteKey(name)] = place
            schemaByNode[node] = place
        }
        for (place, schema) in schemas.enumerated() where schema.node["$ref"] != nil {
            let target = resolver.follow(schema.node).node
            if schemaByNode[target] == nil { schemaByNode[target] = place }
        }
    }
}
