import SourceTree

/// The references of a description backwards: for each named schema who refers to it. Made once, when asked for first,
/// by one walk over the schemas and one over each operation.
struct UseIndex: Sendable {
    /// Where an operation refers to a schema.
    struct Site: Sendable {
        let operation: Int
        let part: SchemaUse.Part
    }

    /// For each schema the schemas that refer to it.
    private(set) var users: [[Int]]
    /// For each schema the places in operations that refer to it.
    private(set) var sites: [[Site]]

    init(_ index: DocumentIndex, _ resolver: ReferenceResolver) {
        users = Array(repeating: [], count: index.schemas.count)
        sites = Array(repeating: [], count: index.schemas.count)
        var walk = UseWalk(index: index, resolver: resolver)
        for (place, entry) in index.schemas.enumerated() {
            for used in walk.schemas(in: entry.node) where users[used].last != place {
                users[used].append(place)
            }
        }
        for (place, entry) in index.operations.enumerated() {
            for (part, node) in Self.parts(of: entry, resolver) {
                for used in walk.schemas(in: node) {
                    sites[used].append(Site(operation: place, part: part))
                }
            }
        }
    }

    /// The operations that lead to a schema through others, those that refer to it themselves left out.
    func indirect(of schema: Int) -> [Int] {
        var seen: Set<Int> = [schema]
        var pending = users[schema]
        var found: Set<Int> = []
        while let next = pending.popLast() {
            guard seen.insert(next).inserted else { continue }
            for site in sites[next] { found.insert(site.operation) }
            pending += users[next]
        }
        return found.subtracting(sites[schema].map(\.operation)).sorted()
    }

    private static func parts(
        of entry: OperationEntry, _ resolver: ReferenceResolver
    ) -> [(SchemaUse.Part, Node)] {
        var parts: [(SchemaUse.Part, Node)] = []
        for list in [entry.item["parameters"], entry.node["parameters"]] {
            for parameter in list?.elements.map({ $0 }) ?? [] {
                let name = resolver.follow(parameter).node.words("name") ?? ""
                parts.append((.parameter(name), parameter))
            }
        }
        if let body = entry.node["requestBody"] { parts.append((.requestBody, body)) }
        for (status, response) in entry.node.patterned("responses") { parts.append((.response(status), response)) }
        for (name, callback) in entry.node.patterned("callbacks") { parts.append((.callback(name), callback)) }
        return parts
    }
}
