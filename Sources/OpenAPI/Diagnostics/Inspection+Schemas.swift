import SourceTree

/// What a schema says that its own metaschema cannot judge, and what is to be held against schemas.
extension Inspection {
    /// Takes up what an object on the walk brings for later, and looks at what can be told at once.
    mutating func gather(_ node: Node, _ kind: ObjectKind) {
        switch kind {
        case .server: servers.append(node)
        case .schema, .oldSchema: inspectSchema(node)
        case .mediaType: gatherExamples(of: node, isJSON: MediaTypeName(node.key ?? "").isJSON)
        case .parameter, .header: gatherExamples(of: node, isJSON: true)
        case .oldParameter, .oldHeader, .oldItems:
            if let value = node["default"] { gather(value, against: node, .invalidDefault) }
            inspectEnum(of: node)
            inspectItems(of: node)
        case .oldResponse:
            guard let schema = node["schema"] else { return }
            for (name, value) in node.named("examples") where MediaTypeName(name).isJSON || value.kind != .string {
                gather(value, against: schema, .invalidExample)
            }
        case .link: inspectLink(node)
        default: break
        }
    }

    private mutating func gather(_ value: Node, against schema: Node, _ rule: Rule) {
        if isOn(rule) { samples.append(SampleCheck(value: value, schema: schema, rule: rule)) }
    }

    /// Text under a media type other than JSON is the text of a message, not a value.
    private mutating func gatherExamples(of node: Node, isJSON: Bool) {
        guard let schema = node["schema"] else { return }
        if let value = node["example"], isJSON || value.kind != .string {
            gather(value, against: schema, .invalidExample)
        }
        for (_, example) in node.named("examples") {
            let example = resolver.follow(example).node
            guard let value = example["dataValue"] ?? example["value"] else { continue }
            if isJSON || value.kind != .string { gather(value, against: schema, .invalidExample) }
        }
    }

    private mutating func inspectSchema(_ node: Node) {
        if let value = node["default"] { gather(value, against: node, .invalidDefault) }
        if let value = node["example"] { gather(value, against: node, .invalidExample) }
        for value in node["examples"]?.elements.map({ $0 }) ?? [] { gather(value, against: node, .invalidExample) }
        inspectEnum(of: node)
        inspectItems(of: node)
        inspectDiscriminator(of: node)
        guard isOn(.undeclaredProperty), let properties = node.object("properties") else { return }
        for name in node.array("required")?.elements.map({ $0 }) ?? [] {
            guard let text = name.string, properties[text] == nil else { continue }
            add(.undeclaredProperty, at: name, "expected the name of a property, came \(Self.quoted(text))")
        }
    }

    /// Up to 3.0 an array has items (3.0, section 4.7.24).
    private mutating func inspectItems(of node: Node) {
        guard family == .v2 || family == .v30, node["type"]?.string == "array", node["items"] == nil else { return }
        add(.arrayWithoutItems, at: node, "expected a member items for an array, came none")
    }

    private mutating func inspectEnum(of node: Node) {
        guard isOn(.invalidEnum), let values = node.array("enum"), let type = node["type"] else { return }
        let types = type.kind == .array ? type.elements.compactMap(\.string) : [type.string].compactMap { $0 }
        let isNullable = node.flag("nullable") || node.flag("x-nullable")
        for value in values.elements where !types.contains(where: { Self.isOf($0, value) }) {
            if isNullable, value.kind == .null { continue }
            add(
                .invalidEnum, at: value,
                "expected \(types.joined(separator: " or ")), came \(Self.article(value.kind)) among the values")
            return
        }
    }

    private static func isOf(_ type: String, _ value: Node) -> Bool {
        switch type {
        case "integer": value.kind == .number && (value.integer != nil || value.double == nil)
        case "file": true
        default: value.kind.rawValue == type
        }
    }

    private mutating func inspectDiscriminator(of node: Node) {
        guard let discriminator = node["discriminator"] else { return }
        let name = discriminator.string ?? discriminator["propertyName"]?.string
        if let name, isOn(.unknownDiscriminator), !declares(name, node), !areDeclared(name, by: discriminator) {
            add(
                .unknownDiscriminator, at: discriminator,
                "expected the name of a property of the schema or of each variant, came \(Self.quoted(name))")
        }
        let mapping = discriminator.named("mapping") + (discriminator["defaultMapping"].map { [("", $0)] } ?? [])
        for (_, value) in mapping {
            guard let target = value.string, schema(target, at: node) == nil, !isUnread(target, at: node) else {
                continue
            }
            add(.unresolvedMapping, at: value, "\(Self.quoted(target)) leads to no schema")
        }
    }

    /// Whether every schema that a mapping leads to has the property: they are the variants where none are listed.
    private func areDeclared(_ name: String, by discriminator: Node) -> Bool {
        let targets = discriminator.named("mapping").prefix(64).compactMap { _, value in
            value.string.flatMap { schema($0, at: discriminator) }
        }
        return !targets.isEmpty && targets.allSatisfy { declares(name, $0) }
    }

    /// Whether a mapping refers to a file that nothing else refers to: for a mapping alone none is read (THREATS S11).
    private func isUnread(_ target: String, at node: Node) -> Bool {
        let address = ReferenceResolver.split(target).address
        let isAddress =
            address.utf8.contains(UInt8(ascii: "/"))
            || [".json", ".yaml", ".yml"].contains { address.hasSuffix($0) }
        return isAddress && resolver.files.tree(at: resolver.location(of: node).joining(address)) == nil
    }

    /// A mapping names a schema, or refers to one.
    private func schema(_ target: String, at node: Node) -> Node? {
        let known = document.source.root.object("components")?.object("schemas")
        return known?[target] ?? resolver.target(of: target, at: node)
            ?? resolver.target(of: "#/components/schemas/" + target, at: node)
    }

    /// Whether a schema or each of its variants has a property, a few levels down.
    private func declares(_ name: String, _ node: Node, depth: Int = 0) -> Bool {
        let node = resolver.follow(node).node
        if depth > 6 || node["properties"]?[name] != nil { return true }
        if node.array("allOf")?.elements.contains(where: { declares(name, $0, depth: depth + 1) }) ?? false {
            return true
        }
        let variants = (node.array("oneOf") ?? node.array("anyOf"))?.elements.prefix(64).filter { !isNull($0) } ?? []
        return !variants.isEmpty && variants.allSatisfy { declares(name, $0, depth: depth + 1) }
    }

    /// Whether a variant takes null alone, of which a discriminator says nothing.
    private func isNull(_ variant: Node) -> Bool { resolver.follow(variant).node["type"]?.string == "null" }

    private mutating func inspectLink(_ node: Node) {
        if let name = node["operationId"], let text = name.string, !operationNames.contains(ByteKey(text)) {
            add(.unknownLinkOperation, at: name, "expected the operationId of an operation, came \(Self.quoted(text))")
        }
        if let reference = node["operationRef"], let text = reference.string, resolver.target(of: text, at: node) == nil
        {
            let isForeign = Location(text).hasScheme || !text.utf8.contains(UInt8(ascii: "#"))
            if !isForeign { add(.unknownLinkOperation, at: reference, "\(Self.quoted(text)) leads to no operation") }
        }
    }
}
