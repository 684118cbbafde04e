import SourceTree

/// The types that a value may have, the likeliest first.
enum SampleType {
    /// Those that every layer allows, null last; guessed from other keywords when none says.
    static func list(for layers: SchemaLayers) -> [String] {
        var allowed: [String]?
        for type in layers.values("type") {
            let names = (type.string.map { [$0] } ?? type.elements.compactMap(\.string)).map {
                $0 == "file" ? "string" : $0
            }
            guard !names.isEmpty else { continue }
            allowed = allowed.map { meet($0, names) } ?? names
        }
        guard let allowed else { return [guess(layers)] }
        return allowed.filter { $0 != "null" } + allowed.filter { $0 == "null" }
    }

    private static func meet(_ left: [String], _ right: [String]) -> [String] {
        left.compactMap { name in
            if right.contains(name) { return name }
            if name == "integer", right.contains("number") { return name }
            return name == "number" && right.contains("integer") ? "integer" : nil
        }
    }

    private static let objects: KeyGroup = [
        "properties", "additionalProperties", "required", "patternProperties", "minProperties", "propertyNames",
    ]
    private static let arrays: KeyGroup = ["items", "prefixItems", "contains", "minItems", "uniqueItems"]
    private static let numbers: KeyGroup = [
        "minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum",
    ]

    private static func guess(_ layers: SchemaLayers) -> String {
        if layers.has(objects) { return "object" }
        if layers.has(arrays) { return "array" }
        return layers.has(numbers) ? "number" : "string"
    }
}
