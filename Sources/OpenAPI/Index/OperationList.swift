import SourceTree

/// Finds the operations of a description and gives each its id.
struct OperationList {
    /// An operation before it has an id.
    struct Found {
        let method: String
        let path: String
        let origin: Operation.Origin
        let node: Node
        let item: Node
        let pointer: JSONPointer
    }

    /// The fields of a Path Item Object that hold operations (3.2, section 4.9).
    static let methods: Set<String> = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
    ]

    private(set) var found: [Found] = []
    private(set) var isCut = false
    let resolver: ReferenceResolver
    let limit: Int

    init(resolver: ReferenceResolver, limit: Int) {
        self.resolver = resolver
        self.limit = limit
    }

    /// Takes up the path items of `paths` or `webhooks`.
    mutating func add(_ section: String, of root: Node, origin: Operation.Origin) {
        var names: Set<ByteKey> = []
        for (path, item) in root.patterned(section) where names.insert(ByteKey(path)).inserted {
            add(item, path: path, origin: origin, pointer: JSONPointer(tokens: [section, path]))
        }
    }

    /// Takes up one path item, references followed.
    mutating func add(_ item: Node, path: String, origin: Operation.Origin, pointer: JSONPointer) {
        var methods: Set<String> = []
        for layer in PathItem.layers(of: item, in: resolver) {
            for (key, value) in layer.members.lazy.map({ ($0.key, $0.value) }) where value.kind == .object {
                if Self.methods.contains(key) {
                    if methods.insert(key.uppercased()).inserted {
                        append(key.uppercased(), path, origin, value, item, pointer.appending(key))
                    }
                } else if key == "additionalOperations" {
                    // A map, not patterned fields: a name that begins with x- is a method as well.
                    for (name, operation) in value.members.lazy.map({ ($0.key, $0.value) })
                    where operation.kind == .object && Method.isToken(name) && methods.insert(name).inserted {
                        append(name, path, origin, operation, item, pointer.appending(key).appending(name))
                    }
                }
            }
        }
    }

    private mutating func append(
        _ method: String, _ path: String, _ origin: Operation.Origin, _ node: Node, _ item: Node, _ pointer: JSONPointer
    ) {
        guard found.count < limit else {
            isCut = true
            return
        }
        // No version lets a reference stand for an operation; descriptions in many files have them all the same.
        let node = node["$ref"] == nil ? node : resolver.follow(node).node
        found.append(
            Found(method: method, path: path, origin: origin, node: node, item: item, pointer: pointer))
    }

    /// The operations with slugs for ids, whatever their `operationId`: those of callbacks are not looked up.
    func slugged() -> [OperationEntry] { entries(named: false) }

    /// The operations with their ids: an `operationId` that is safe and the only one of its kind, else a slug.
    func entries(named: Bool = true) -> [OperationEntry] {
        var count: [String: Int] = [:]
        let names = found.map { operation -> String? in
            guard named, let name = operation.node["operationId"]?.string, Slug.isSafe(name) else { return nil }
            count[name, default: 0] += 1
            return name
        }
        var taken = Set(count.filter { $0.value == 1 }.keys)
        return zip(found, names).map { operation, name in
            let text: String
            if let name, count[name] == 1 {
                text = name
            } else {
                let slug = Slug.made(
                    of: operation.method.lowercased() + " " + operation.path, pointer: operation.pointer.description)
                text = Slug.unique(slug, taken: &taken)
            }
            return OperationEntry(
                id: OperationID(text), method: operation.method, path: operation.path, origin: operation.origin,
                node: operation.node, item: operation.item, pointer: operation.pointer)
        }
    }
}
