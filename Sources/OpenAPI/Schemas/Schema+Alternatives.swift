import SourceTree

/// What a reader may choose among.
extension Schema {
    /// Alternatives of one choice that are offered; more are too many to choose among.
    private static let choices = 2...8

    /// The alternatives of the schema, of a list's items, or of what it only wraps, null left out. Empty where the author
    /// gave an example of the whole, and where there are too many.
    public var alternatives: [Alternative] {
        var current = self
        for _ in 0..<6 {
            guard current.examples.isEmpty, current.default == nil, !current.isEnumerationOfConstants else { return [] }
            let listed = current.variants
            if Self.choices.contains(listed.count) { return listed }
            if listed.count == 1 {
                current = listed[0].schema
            } else if let items = current.items, current.prefixItems.isEmpty {
                current = items
            } else if let part = current.allOf.first(where: { !$0.variants.isEmpty }) {
                current = part
            } else {
                return []
            }
        }
        return []
    }

    /// The elements of `oneOf`, else of `anyOf`, null left out; a name that comes twice is numbered.
    public var variants: [Alternative] {
        guard let list = keyword("oneOf") ?? keyword("anyOf"), list.kind == .array else { return [] }
        var names: Set<String> = []
        var found: [Alternative] = []
        for raw in list.elements where !Self.isNull(raw) {
            guard let schema = Schema(document: document, raw: raw) else { continue }
            let name = Alternative.name(of: schema, number: found.count + 1)
            let unique = names.insert(name).inserted ? name : "\(name) (\(found.count + 1))"
            found.append(Alternative(name: unique, site: raw, schema: schema))
        }
        return found
    }
}
