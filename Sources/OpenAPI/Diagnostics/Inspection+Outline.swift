import SourceTree

/// The version, the parts that every description has, and what the description itself says of rules.
extension Inspection {
    /// The levels that the description sets: `x-portico-rules`.
    static func ownLevels(of root: Node) -> [Rule: RuleLevel] {
        var levels = RuleLevels.standard
        for (name, value) in root.named("x-portico-rules") {
            if let level = level(value) { _ = levels.set(name, to: level) }
        }
        return levels.chosen
    }

    private static func level(_ node: Node) -> RuleLevel? {
        // YAML readers take a bare `off` for a boolean.
        node.kind == .boolean ? (node.boolean == false ? .off : nil) : node.string.flatMap(RuleLevel.init)
    }

    mutating func inspectLevels() {
        for (name, value) in document.source.root.named("x-portico-rules") {
            if name != "all", Rule(rawValue: name) == nil {
                add(.unknownRule, at: value, "expected the name of a rule, came \(Self.quoted(name))")
            } else if Self.level(value) == nil {
                add(.unknownRule, at: value, "expected error, warning or off, came \(Self.article(value.kind))")
            }
        }
    }

    mutating func inspectVersion() {
        let version = document.version
        guard let node = version.node else {
            add(.unknownVersion, at: document.source.root, "expected a member openapi or swagger, came none")
            return
        }
        if node.kind != .string {
            add(.wrongType, at: node, "expected the version as text, came \(Self.article(node.kind))")
        }
        if !version.isKnown {
            add(
                .unknownVersion, at: node,
                "expected version 2.0, 3.0, 3.1 or 3.2, came \(Self.quoted(version.text)); it is read as the nearest one"
            )
        }
    }

    /// Dialects of which nothing is known here.
    mutating func inspectDialects() {
        guard isOn(.unsupportedDialect), document.readsSiblings else { return }
        var names: [Node] = []
        if let name = document.source.root["jsonSchemaDialect"], let text = name.string,
            !SchemaDialects.isKnown(text)
        {
            names.append(name)
        }
        names += document.resolver.files.all.flatMap(dialects.unknownNames)
        for name in names {
            add(
                .unsupportedDialect, at: name,
                """
                expected the dialect of OpenAPI or JSON Schema 2020-12, came \(Self.quoted(name.string ?? "")); its schemas \
                are read as 2020-12, and neither they nor their examples are checked
                """)
        }
    }

    /// Whether the parts are there that every description has.
    mutating func inspectOutline() {
        let root = document.source.root
        guard root.kind == .object else { return }
        if root["info"] == nil { add(.missingInfo, at: root, "expected a member info, came none") }
        let alternatives = document.version.requiresPaths ? ["paths"] : ["paths", "webhooks", "components"]
        if alternatives.allSatisfy({ root[$0] == nil }) {
            let names = alternatives.joined(separator: ", ")
            add(.missingPaths, at: root, "expected at least one of: \(names); came none")
        }
        if document.index.isCut {
            add(.tooMany, at: root, "there is more in it than is read; the rest is left out")
        }
    }
}
