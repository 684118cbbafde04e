public import SourceTree

/// What kind of value a schema asks for.
extension Schema {
    /// The types named by `type`, without `null`; empty when any type will do. 2.0's `file` is a string.
    public var types: [String] { declaredTypes.filter { $0 != "null" } }

    /// Whether null is allowed: `nullable` (3.0), `x-nullable` (2.0), `null` among the types, or as an alternative.
    public var isNullable: Bool {
        guard hasAny(of: Self.nulling) else { return false }
        if flag("nullable") || flag("x-nullable") || declaresNull { return true }
        return keyword("oneOf")?.elements.contains(where: Self.isNull) ?? false
            || keyword("anyOf")?.elements.contains(where: Self.isNull) ?? false
    }

    public var format: String? { ownFormat ?? wrapped(\.ownFormat) }
    private var ownFormat: String? { words("format") ?? (words("type") == "file" ? "binary" : nil) }
    /// A regular expression of ECMA-262: for show only, never given to Swift's `Regex` (THREATS S14).
    public var pattern: String? { keyword("pattern")?.string }
    /// The values allowed; empty for any.
    public var enumeration: [Node] { listed ?? wrapped(\.listed) ?? [] }
    /// The values of its own `enum`; nil when it has none.
    var listed: [Node]? {
        guard let list = keyword("enum"), list.kind == .array, list.count > 0 else { return nil }
        return Array(list.elements.map { $0 })
    }
    public var const: Node? { keyword("const") ?? wrapped { $0.keyword("const") } }
    public var contentMediaType: String? { words("contentMediaType") }
    public var contentEncoding: String? { words("contentEncoding") }

    /// The types, guessed from other keywords when `type` is missing.
    public var effectiveTypes: [String] { ownTypes ?? wrapped(\.ownTypes) ?? [] }

    private static let nulling: KeyGroup = ["nullable", "x-nullable", "type", "oneOf", "anyOf"]

    private var ownTypes: [String]? {
        let declared = types
        if !declared.isEmpty { return declared }
        let values = keyword("const").map { [$0] } ?? listed ?? []
        if !values.isEmpty { return Self.types(of: values) }
        for (type, keywords) in Self.hints where hasAny(of: keywords) { return [type] }
        return nil
    }

    private var declaresNull: Bool {
        guard let type = keyword("type") else { return false }
        switch type.kind {
        case .null: return true
        case .string: return type.string == "null"
        default: return type.elements.contains { $0.string == "null" }
        }
    }

    private var declaredTypes: [String] {
        guard let type = keyword("type") else { return [] }
        if type.kind == .null { return ["null"] }
        let names = type.string.map { [$0] } ?? type.elements.compactMap(\.string)
        return names.map { $0 == "file" ? "string" : $0 }
    }

    private static let hints: [(String, KeyGroup)] = [
        ("object", ["properties", "additionalProperties", "patternProperties", "required", "minProperties"]),
        ("array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"]),
        ("string", ["pattern", "minLength", "maxLength"]),
        ("number", ["minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"]),
    ]

    private static func types(of values: [Node]) -> [String] {
        var names: [String] = []
        for value in values.prefix(200) {
            let name: String
            switch value.kind {
            case .string: name = "string"
            case .boolean: name = "boolean"
            case .number: name = value.integer == nil ? "number" : "integer"
            case .array: name = "array"
            case .object: name = "object"
            case .null: continue
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether a schema takes null alone.
    static func isNull(_ node: Node) -> Bool {
        guard node.kind == .object else { return false }
        if node["type"]?.string == "null" { return true }
        return node["const"]?.kind == .null || node["enum"].map { $0.count == 1 && $0[0]?.kind == .null } ?? false
    }
}
