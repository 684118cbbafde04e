import SourceTree

/// The identifiers found in schema documents, gathered once.
struct SchemaIndex: Sendable {
    private(set) var roots: [Node: String] = [:]
    private(set) var resources: [String: Node] = [:]
    private(set) var anchors: [String: Node] = [:]
    private(set) var dynamicAnchors: [String: Node] = [:]

    /// Keywords whose value is a schema or a list of them; what stands under any other is data.
    private static let schemaKeywords: Set<String> = [
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "items", "prefixItems", "additionalItems", "contains",
        "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
    ]
    /// Keywords whose members are schemas under free names, so that a name is no keyword.
    private static let mapKeywords: Set<String> = [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    ]

    mutating func add(_ root: Node, uri: String) {
        roots[root] = uri
        resources[uri] = root
        var pending: [(node: Node, base: String)] = [(root, uri)]
        while let (node, base) = pending.popLast() {
            let own = register(node, base: base)
            for element in node.elements { pending.append((element, own)) }
            for member in node.members {
                if Self.schemaKeywords.contains(member.key) {
                    pending.append((member.value, own))
                } else if Self.mapKeywords.contains(member.key) {
                    for entry in member.value.members { pending.append((entry.value, own)) }
                }
            }
        }
    }

    /// Notes what a schema calls itself; returns the base of what is within.
    private mutating func register(_ node: Node, base: String) -> String {
        var base = base
        if let id = (node["$id"] ?? node["id"])?.string, node["$ref"] == nil || node["$id"] != nil {
            let uri = URIReference(id).resolved(against: URIReference(base))
            if let fragment = uri.fragment, !fragment.isEmpty {
                anchors[uri.withoutFragment + "#" + fragment] = node
            } else {
                base = uri.withoutFragment
                roots[node] = base
                resources[base] = node
            }
        }
        if let anchor = node["$anchor"]?.string { anchors[base + "#" + anchor] = node }
        if let anchor = node["$dynamicAnchor"]?.string {
            anchors[base + "#" + anchor] = node
            dynamicAnchors[base + "#" + anchor] = node
        }
        return base
    }
}
