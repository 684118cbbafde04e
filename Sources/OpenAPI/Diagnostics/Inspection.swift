import SourceTree

/// One pass over a description that finds what is wrong with it.
struct Inspection {
    let document: Document
    /// The resolver of the files as written: the findings concern what the author wrote, not what the upgrade made of it.
    let resolver: ReferenceResolver
    private(set) var found: [Diagnostic] = []

    init(of document: Document) {
        self.document = document
        resolver = document.version.isUpgraded ? ReferenceResolver(files: document.resolver.files) : document.resolver
    }

    /// Everything found, files in the order read, then by position; the first thousand.
    mutating func diagnostics() -> [Diagnostic] {
        inspectSource()
        inspectVersion()
        inspectOutline()
        inspectStructure()
        inspectOperations()
        let order = Dictionary(
            document.resolver.files.all.enumerated().map { ($0.element.location.text, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let start = Position(line: 0, column: 0)
        return found.sorted {
            let (a, b) = (order[$0.location] ?? 0, order[$1.location] ?? 0)
            return a == b ? ($0.position ?? start) < ($1.position ?? start) : a < b
        }
    }

    var isFull: Bool { found.count >= document.index.limits.diagnostics }

    /// Adds a finding at a node.
    mutating func add(
        _ severity: Diagnostic.Severity, _ rule: String, at node: Node, pointer: JSONPointer? = nil, _ message: String
    ) {
        guard !isFull else { return }
        found.append(
            Diagnostic(
                severity, rule: rule, message: message, location: document.location(of: node), position: node.position,
                pointer: pointer ?? node.pointer))
    }

    /// A name of the author's in a message: short, and without what could break a line.
    static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(80).map {
            $0.properties.isWhitespace || $0.value < 0x20 ? " " : String($0)
        }
        return "\"" + shown.joined() + (text.unicodeScalars.count > 80 ? "…" : "") + "\""
    }

    /// What the reader of the text found odd: repeated keys and the like.
    private mutating func inspectSource() {
        for file in document.resolver.files.all {
            for warning in file.tree.warnings where !isFull {
                found.append(
                    Diagnostic(
                        .warning, rule: "source", message: warning.message, location: file.location.text,
                        position: warning.position, pointer: warning.pointer))
            }
        }
    }

    private mutating func inspectVersion() {
        let version = document.version
        guard let node = version.node else {
            add(.error, "unknown-version", at: document.source.root, "expected a member openapi or swagger, came none")
            return
        }
        if node.kind != .string {
            add(.warning, "wrong-type", at: node, "expected the version as text, came \(Self.article(node.kind))")
        }
        if !version.isKnown {
            add(
                .error, "unknown-version", at: node,
                "expected version 2.0, 3.0, 3.1 or 3.2, came \(Self.quoted(version.text)); it is read as the nearest one"
            )
        }
    }

    /// Whether the parts are there that every description has.
    private mutating func inspectOutline() {
        let root = document.source.root
        guard root.kind == .object else { return }
        if root["info"] == nil { add(.error, "missing-info", at: root, "expected a member info, came none") }
        let alternatives = document.version.requiresPaths ? ["paths"] : ["paths", "webhooks", "components"]
        if alternatives.allSatisfy({ root[$0] == nil }) {
            let names = alternatives.joined(separator: ", ")
            add(.error, "missing-paths", at: root, "expected at least one of: \(names); came none")
        }
        if document.index.isCut {
            add(
                .warning, "too-many", at: root,
                "there is more in it than is read; the rest is left out")
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
