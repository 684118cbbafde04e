import SourceTree

/// One pass over a description that finds what is wrong with it.
///
/// Its cost grows with the size of the files, not with what is wrong: beyond the limit findings are only counted.
struct Inspection {
    let document: Document
    /// The resolver of the files as written: the findings concern what the author wrote, not what the upgrade made of it.
    let resolver: ReferenceResolver
    let levels: RuleLevels
    let family: SpecificationVersion.Family
    /// The dialects of schemas.
    let dialects: SchemaDialects
    /// Examples and defaults to be held against their schemas, gathered on the walk.
    var samples: [SampleCheck] = []
    /// Server Objects met on the walk.
    var servers: [Node] = []
    /// The operationIds of the description: whatever a link may name.
    let operationNames: Set<ByteKey>
    private var errors: [Diagnostic] = []
    private var others: [Diagnostic] = []
    private var untold: [Diagnostic.Severity: Int] = [:]

    init(of document: Document) {
        self.document = document
        resolver = document.version.isUpgraded ? ReferenceResolver(files: document.resolver.files) : document.resolver
        family = document.version.family
        dialects = SchemaDialects(of: document)
        operationNames = Set((document.operations + document.webhooks).compactMap(\.operationId).map(ByteKey.init))
        levels = document.rules.completed(by: Self.ownLevels(of: document.source.root))
    }

    /// Everything found.
    mutating func findings() -> Findings {
        inspectSource()
        inspectLevels()
        inspectVersion()
        inspectOutline()
        inspectDialects()
        inspectStructure()
        inspectOperations()
        inspectPaths()
        inspectTags()
        inspectServers()
        inspectComponents()
        inspectSamples()
        return told()
    }

    /// Errors first where not all can be told, then in the order of the text.
    private func told() -> Findings {
        let limit = document.index.limits.diagnostics
        let order = Dictionary(
            document.resolver.files.all.enumerated().map { ($0.element.location.text, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let kept = errors + others.prefix(max(0, limit - errors.count))
        let sorted = kept.enumerated().sorted { a, b in
            let files = (order[a.element.location] ?? 0, order[b.element.location] ?? 0)
            if files.0 != files.1 { return files.0 < files.1 }
            let start = Position(line: 0, column: 0)
            let places = (a.element.position ?? start, b.element.position ?? start)
            return places.0 == places.1 ? a.offset < b.offset : places.0 < places.1
        }
        var untold = untold
        for cut in others.dropFirst(max(0, limit - errors.count)) { untold[cut.severity, default: 0] += 1 }
        return Findings(told: sorted.map(\.element), untold: untold)
    }

    /// Whether anybody wants to know of a rule.
    func isOn(_ rule: Rule) -> Bool { levels[rule] != .off }

    /// Adds a finding at a node, or only counts it where enough are told.
    mutating func add(
        _ rule: Rule, at node: Node, pointer: JSONPointer? = nil, _ message: @autoclosure () -> String
    ) {
        guard let severity = take(rule) else { return }
        keep(
            Diagnostic(
                severity, rule: rule.rawValue, message: message(), location: document.location(of: node),
                position: node.position, pointer: pointer ?? node.pointer))
    }

    /// The severity that a finding of a rule has; nil when it is off, or counted only.
    private mutating func take(_ rule: Rule) -> Diagnostic.Severity? {
        guard let severity = levels[rule].severity else { return nil }
        let limit = document.index.limits.diagnostics
        guard (severity == .error ? errors.count : others.count) < limit else {
            untold[severity, default: 0] += 1
            return nil
        }
        return severity
    }

    private mutating func keep(_ finding: Diagnostic) {
        if finding.severity == .error { errors.append(finding) } else { others.append(finding) }
    }

    /// A name of the author's in a message: short, and without what could break a line.
    static func quoted(_ text: String, most: Int = 80) -> String {
        let shown = text.unicodeScalars.prefix(most).map {
            $0.properties.isWhitespace || $0.value < 0x20 ? " " : String($0)
        }
        return "\"" + shown.joined() + (text.unicodeScalars.count > most ? "…" : "") + "\""
    }

    /// What the reader of the text found odd: repeated keys and the like.
    private mutating func inspectSource() {
        for file in document.resolver.files.all {
            for warning in file.tree.warnings {
                guard let severity = take(.source) else { continue }
                keep(
                    Diagnostic(
                        severity, rule: Rule.source.rawValue, message: warning.message, location: file.location.text,
                        position: warning.position, pointer: warning.pointer))
            }
        }
    }

    static func article(_ kind: Node.Kind) -> String {
        switch kind {
        case .null: "null"
        case .boolean: "a boolean"
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
