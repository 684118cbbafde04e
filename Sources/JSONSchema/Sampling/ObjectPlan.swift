import SourceTree

/// Which members an object of several layers may have, must have, and what each of them must fit.
struct ObjectPlan {
    /// Names of an object that are looked at.
    private static let limit = 2_000
    private static let depending: KeyGroup = ["dependentRequired", "dependencies"]

    /// Described names in order, each once.
    private(set) var names: [String] = []
    /// The names that must be there, described or not.
    private(set) var required: [String] = []
    private let layers: [Node]
    private let properties: [Node?]
    private let hasDependents: Bool
    private let patterns: [[(pattern: Pattern, schema: Node)]]
    private let readsPatterns: Bool

    init(_ layers: SchemaLayers, dialect: Dialect) {
        self.layers = layers.layers.map(\.node)
        readsPatterns = dialect != .openAPI30
        let readsPatterns = readsPatterns
        patterns = self.layers.map { node in
            guard readsPatterns, let members = node["patternProperties"]?.members else { return [] }
            return members.prefix(32).compactMap { member in Pattern(member.key).map { ($0, member.value) } }
        }
        properties = self.layers.map { $0["properties"] }
        hasDependents = layers.has(Self.depending)
        var seen: Set<ByteName> = []
        for members in properties.compactMap({ $0?.members }) {
            for member in members.prefix(Self.limit) {
                let name = member.key
                if seen.insert(ByteName(name)).inserted { names.append(name) }
            }
        }
        for fixed in layers.discriminated where seen.insert(ByteName(fixed.name)).inserted {
            names.append(fixed.name)
        }
        var wanted: Set<ByteName> = []
        for name in self.layers.flatMap({ $0["required"]?.elements.prefix(Self.limit).compactMap(\.string) ?? [] })
        where wanted.insert(ByteName(name)).inserted { required.append(name) }
    }

    /// What a member must fit; nil when a layer does not allow it.
    func schemas(of name: String) -> [Node]? {
        var found: [Node] = []
        for (index, layer) in layers.enumerated() {
            let own = properties[index]?[name]
            let matching =
                patterns[index].isEmpty ? [] : patterns[index].filter { $0.pattern.matches(name) == .yes }.map(\.schema)
            found += (own.map { [$0] } ?? []) + matching
            guard own == nil, matching.isEmpty, let rest = layer["additionalProperties"] else { continue }
            if rest.boolean == false { return nil }
            if rest.kind == .object { found.append(rest) }
        }
        return found.contains { $0.boolean == false } ? nil : found
    }

    /// What must be there because another member is.
    func dependents(of name: String) -> [String] {
        guard hasDependents else { return [] }
        return layers.flatMap { layer in
            ["dependentRequired", "dependencies"].flatMap { keyword in
                layer[keyword]?[name]?.elements.compactMap(\.string) ?? []
            }
        }
    }

    /// The first expression that names must match where no others may stand.
    var namePattern: String? {
        layers.lazy.compactMap { $0["patternProperties"]?.members.first { _ in true }?.key }.first
    }
}
