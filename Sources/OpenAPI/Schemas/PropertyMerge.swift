import SourceTree

/// Gathers the members of a schema and its `allOf` within bounds.
struct PropertyMerge {
    static let depth = 16
    static let limit = 2_000

    private var found: [Property] = []
    private var index: [ByteKey: Int] = [:]
    private var required: Set<ByteKey> = []
    private var seen: Set<Node> = []

    /// The members found, each marked as required when any schema on the way says so.
    var properties: [Property] {
        found.map {
            Property(
                name: $0.name, schema: $0.schema,
                isRequired: $0.isRequired || required.contains(ByteKey($0.name)))
        }
    }

    mutating func add(_ schema: Schema, depth: Int) {
        guard depth <= Self.depth, found.count < Self.limit, seen.insert(schema.site).inserted else { return }
        for part in schema.allOf { add(part, depth: depth + 1) }
        for property in schema.properties where found.count < Self.limit {
            if let place = index[ByteKey(property.name)] {
                found[place] = property
            } else {
                index[ByteKey(property.name)] = found.count
                found.append(property)
            }
        }
        required.formUnion(schema.required)
    }
}
