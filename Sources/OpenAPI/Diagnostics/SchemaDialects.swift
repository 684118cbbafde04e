import SourceTree

/// Which schemas of a description are written in another dialect than the version's own: `$schema` of the schema or of one
/// around it says so, else the description's `jsonSchemaDialect` (3.1, section 4.8.24.7).
struct SchemaDialects: Sendable {
    private let isForeignByDefault: Bool
    /// The files in which schemas name dialects.
    private let named: Set<ObjectIdentifier>

    init(of document: Document) {
        isForeignByDefault = document.source.root["jsonSchemaDialect"]?.string.map { !Self.isKnown($0) } ?? false
        let files = document.readsSiblings ? document.resolver.files.all.filter(\.scan.hasDialects) : []
        named = Set(files.map { ObjectIdentifier($0.tree) })
    }

    /// Whether a schema has keywords that may mean something else than in 2020-12.
    func isForeign(_ schema: Node) -> Bool {
        guard named.contains(ObjectIdentifier(schema.tree)) else { return isForeignByDefault }
        var current: Node? = schema
        while let node = current {
            if let dialect = Self.dialect(of: node) { return !Self.isKnown(dialect) }
            current = node.parent
        }
        return isForeignByDefault
    }

    /// The places where a dialect is named that is not known, each dialect of a file once.
    func unknownNames(in file: SourceFiles.File) -> [Node] {
        guard named.contains(ObjectIdentifier(file.tree)) else { return [] }
        var found: [Node] = []
        var seen: Set<String> = []
        ObjectWalk.visit(file.tree.root) { node in
            guard let dialect = Self.dialect(of: node), !Self.isKnown(dialect), seen.insert(dialect).inserted,
                let name = node["$schema"]
            else { return }
            found.append(name)
        }
        return found
    }

    /// The dialect that a schema names; what a whole description says there is for editors.
    private static func dialect(of node: Node) -> String? {
        guard node.kind == .object, node["openapi"] == nil else { return nil }
        return node["$schema"]?.string
    }

    /// Whether a dialect is OpenAPI's own or that on which it stands.
    static func isKnown(_ dialect: String) -> Bool {
        ["spec.openapis.org/oas/3.", "json-schema.org/draft/2020-12"].contains { dialect.contains($0) }
    }
}
