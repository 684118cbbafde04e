/// Which operations have a tag, ask for a scope or are deprecated: what a search can be narrowed by.
struct SearchFilter: Sendable {
    private let subjects: SearchSubjects
    private let isDeprecated: [Bool]
    private let scopes: [(name: String, numbers: [Int])]

    /// All scopes that operations ask for, sorted.
    var scopeNames: [String] { scopes.map(\.name) }

    init(_ subjects: SearchSubjects) {
        self.subjects = subjects
        var isDeprecated: [Bool] = []
        var scopes: [ByteKey: [Int]] = [:]
        for number in 0..<subjects.count {
            switch subjects.subject(number) {
            case .operation(let operation):
                isDeprecated.append(operation.isDeprecated)
                for scope in operation.security.flatMap(\.schemes).flatMap(\.scopes) {
                    if scopes[ByteKey(scope)]?.last != number { scopes[ByteKey(scope), default: []].append(number) }
                }
            case .schema(let schema): isDeprecated.append(schema.schema.isDeprecated)
            case .tag, nil: isDeprecated.append(false)
            }
        }
        self.isDeprecated = isDeprecated
        self.scopes = scopes.map { (name: $0.key.text, numbers: $0.value) }.sorted { $0.name < $1.name }
    }

    /// Whether each thing passes, nil when nothing is asked.
    func passing(_ query: SearchQuery) -> [Bool]? {
        guard query.isFiltered else { return nil }
        var passes = Array(repeating: true, count: subjects.count)
        if !query.method.isEmpty || !query.tag.isEmpty || !query.scope.isEmpty {
            for number in passes.indices where !subjects.isOperation(number) { passes[number] = false }
        }
        let index = subjects.document.index
        if !query.method.isEmpty {
            let method = query.method.uppercased()
            for (number, operation) in index.operations.enumerated() where operation.method.uppercased() != method {
                passes[number] = false
            }
        }
        if !query.tag.isEmpty {
            let tags = index.tags.map { (name: $0.name, numbers: index.operationsByTag[ByteKey($0.name)] ?? []) }
            Self.keep(query.tag, of: tags, in: &passes)
        }
        if !query.scope.isEmpty { Self.keep(query.scope, of: scopes, in: &passes) }
        if let wanted = query.deprecated {
            for number in passes.indices where isDeprecated[number] != wanted { passes[number] = false }
        }
        return passes
    }

    /// Keeps what stands under a name, letters folded; when no name is that, what stands under the names that begin so.
    private static func keep(_ name: String, of groups: [(name: String, numbers: [Int])], in passes: inout [Bool]) {
        let wanted = folded(name)
        let names = groups.map { folded($0.name) }
        let hasExact = names.contains(wanted)
        var isNamed = Array(repeating: false, count: passes.count)
        for (place, group) in groups.enumerated()
        where hasExact ? names[place] == wanted : names[place].starts(with: wanted) {
            for number in group.numbers where number < passes.count { isNamed[number] = true }
        }
        for number in passes.indices where !isNamed[number] { passes[number] = false }
    }

    private static func folded(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            } else {
                LetterFold.fold(scalar) { folded.append($0) }
            }
        }
        return folded
    }
}
