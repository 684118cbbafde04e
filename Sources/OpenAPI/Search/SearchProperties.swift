import SourceTree

/// The properties of a schema that is written in place, at any depth; named schemas that it refers to are found by themselves.
enum SearchProperties {
    /// Schemas that are looked at, and how deep.
    private static let limit = 1_000
    private static let depthLimit = 12

    /// Calls `body` with the name and the description of each property, in source order, until it answers false.
    ///
    /// - Returns: whether it went to the end.
    static func visit(_ root: Node, _ body: (SearchField) -> Bool) -> Bool {
        var stack = [(node: root, depth: 0)]
        var left = limit
        while let (node, depth) = stack.popLast(), left > 0 {
            left -= 1
            guard node.kind == .object, depth < depthLimit else { continue }
            let start = stack.count
            for member in node.members {
                switch member.key {
                case "properties":
                    for property in member.value.members {
                        let text = property.value.words("description") ?? ""
                        guard body(SearchField(place: .property, name: property.key, text: text)) else { return false }
                        stack.append((property.value, depth + 1))
                    }
                case "allOf", "oneOf", "anyOf", "prefixItems":
                    for element in member.value.elements { stack.append((element, depth + 1)) }
                case "items", "additionalProperties", "not": stack.append((member.value, depth + 1))
                default: break
                }
            }
            stack[start...].reverse()
        }
        return true
    }
}
