import SourceTree

/// The type in words, short enough for a table's cell.
extension Schema {
    /// `string · date-time`, `array of Vehicle`, `map of integer`, `one of Cat, Dog`, `string | null`. A schema that came by a
    /// reference is called by its name.
    public var typeText: String { text(depth: 0, named: true) }

    /// The same without its own name: what `Vehicle` is made of.
    public var structureText: String { text(depth: 0, named: false) }

    private static let depth = 6
    private static let alternatives = 4

    private func text(depth: Int, named: Bool) -> String {
        if brokenReference != nil { return "unresolved" }
        if named, let referenceName { return referenceName + (isNullable && depth == 0 ? " | null" : "") }
        guard depth < Self.depth else { return "…" }
        if let booleanValue { return booleanValue ? "any" : "never" }
        let parts = typeParts(depth: depth)
        let text =
            parts.isEmpty ? composition(depth: depth) ?? (isNullable ? nil : "any") : parts.joined(separator: " | ")
        guard let text else { return declaresOnlyNull ? "null" : "any | null" }
        return isNullable ? text + " | null" : text
    }

    private var declaresOnlyNull: Bool { Self.isNull(node) }

    private func typeParts(depth: Int) -> [String] {
        let isComposed = !(oneOf.isEmpty && anyOf.isEmpty)
        // A bare `type: object` beside alternatives says less than they do.
        if isComposed, types.isEmpty || properties.isEmpty && types == ["object"] { return [] }
        if types.isEmpty, !allOf.isEmpty { return [] }
        return effectiveTypes.map { type in
            switch type {
            case "array": arrayText(depth: depth)
            case "object": objectText(depth: depth)
            default: format.map { "\(type) · \($0)" } ?? type
            }
        }
    }

    private func arrayText(depth: Int) -> String {
        let first = prefixItems
        if !first.isEmpty {
            let shown = first.prefix(Self.alternatives).map { $0.text(depth: depth + 1, named: true) }
            return "tuple of " + shown.joined(separator: ", ") + (first.count > Self.alternatives ? " …" : "")
        }
        return items.map { "array of \($0.text(depth: depth + 1, named: true))" } ?? "array"
    }

    private func objectText(depth: Int) -> String {
        guard case .schema(let schema) = additionalProperties, (keyword("properties")?.count ?? 0) == 0 else {
            return "object"
        }
        return "map of \(schema.text(depth: depth + 1, named: true))"
    }

    private func composition(depth: Int) -> String? {
        for (words, list) in [("one of", oneOf), ("any of", anyOf), ("all of", allOf)] where !list.isEmpty {
            let kept = list.filter { !Self.isNull($0.node) }
            if kept.isEmpty { continue }
            let shown = kept.prefix(Self.alternatives).map { $0.text(depth: depth + 1, named: true) }
            var distinct: [String] = []
            for text in shown where !distinct.contains(text) { distinct.append(text) }
            if distinct.count == 1, kept.count <= Self.alternatives { return distinct[0] }
            return "\(words) \(distinct.joined(separator: ", "))" + (kept.count > Self.alternatives ? " …" : "")
        }
        return not.map { "not \($0.text(depth: depth + 1, named: true))" }
    }
}
