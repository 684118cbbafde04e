import SourceTree

/// The values allowed, with what they mean.
extension Schema {
    /// `enum` with the extensions that explain its values, or `oneOf` and `anyOf` whose variants are all constants.
    public var enumerationValues: [EnumerationValue] {
        explained ?? constants ?? wrapped { $0.explained ?? $0.constants } ?? []
    }

    private var explained: [EnumerationValue]? {
        guard let values = listed else { return nil }
        let names = keyword("x-enum-varnames") ?? keyword("x-enumNames") ?? keyword("x-enum-names")
        let texts = keyword("x-enumDescriptions") ?? keyword("x-enum-descriptions")
        let documented = keyword("x-ms-enum")?["values"]
        guard names != nil || texts != nil || documented != nil else {
            return values.map { EnumerationValue(value: $0, name: nil, description: nil, isDeprecated: false) }
        }
        return values.enumerated().map { index, value in
            let entry = documented?.elements.first { $0["value"]?.isEqual(to: value) == true }
            return EnumerationValue(
                value: value, name: Self.words(names, at: index, for: value) ?? entry?.words("name"),
                description: Self.words(texts, at: index, for: value) ?? entry?.words("description"),
                isDeprecated: false)
        }
    }

    /// Whether every alternative but null is one constant: an enumeration written out.
    public var isEnumerationOfConstants: Bool { listed == nil && constants != nil }

    private static let alternatives: KeyGroup = ["oneOf", "anyOf"]

    private var constants: [EnumerationValue]? {
        guard hasAny(of: Self.alternatives) else { return nil }
        let variants = keyword("oneOf") ?? keyword("anyOf")
        guard let variants, variants.kind == .array, variants.count > 0 else { return nil }
        var values: [EnumerationValue] = []
        for raw in variants.elements where !Self.isNull(raw) {
            let only = raw["const"] ?? raw["enum"].flatMap { $0.count == 1 ? $0[0] : nil }
            guard raw["$ref"] == nil, let only, only.count == 0, raw["properties"] == nil else { return nil }
            values.append(
                EnumerationValue(
                    value: only, name: raw.words("title"), description: raw.words("description"),
                    isDeprecated: raw.flag("deprecated")))
        }
        return values.isEmpty ? nil : values
    }

    /// A text of a list in the order of the values, or of a map by value.
    private static func words(_ texts: Node?, at index: Int, for value: Node) -> String? {
        guard let texts else { return nil }
        let text = texts.kind == .array ? texts[index]?.words : value.text.flatMap { texts.words($0) }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
