import SourceTree

/// Types of fields, fields that are missing, and references that lead nowhere.
extension Inspection {
    private struct Step {
        let node: Node
        let shape: Shape
    }

    private struct Visit: Hashable {
        let node: Node
        let kind: ObjectKind
    }

    /// Holds the root file to the version's fields, and what it refers to in other files.
    mutating func inspectStructure() {
        var walk: [Step] = [
            Step(
                node: document.source.root, shape: .object(document.version.isUpgraded ? .oldDocument : .document))
        ]
        var seen: Set<Visit> = []
        while let step = walk.popLast(), !isFull { inspect(step, &walk, &seen) }
    }

    private mutating func inspect(_ step: Step, _ walk: inout [Step], _ seen: inout Set<Visit>) {
        let node = step.node
        let kind = node.kind
        switch step.shape {
        case .any: break
        case .text: expectText(node)
        case .boolean: expect(kind == .boolean, "true or false", node)
        case .number: expect(kind == .number, "a number", node)
        case .choice(let words): expectWord(words, node)
        case .textOrTexts:
            if kind == .array {
                for element in node.elements { expect(element.kind == .string, "text", element) }
            } else {
                expect(kind == .string, "text or a list of texts", node)
            }
        case .array(let shape):
            if expect(kind == .array, "a list", node) { walk += node.elements.map { Step(node: $0, shape: shape) } }
        case .map(let shape):
            if expect(kind == .object, "an object", node) {
                walk += node.members.map { Step(node: $0.value, shape: shape) }
            }
        case .patterned(let shape):
            if expect(kind == .object, "an object", node) {
                walk += node.patternedMembers.map { Step(node: $0.value, shape: shape) }
            }
        case .object(let object): inspectObject(node, object, &walk, &seen)
        case .schema:
            if kind != .boolean || !document.readsSiblings { inspectObject(node, schemaKind, &walk, &seen) }
        case .schemas:
            if kind == .array {
                walk += node.elements.map { Step(node: $0, shape: .schema) }
            } else {
                walk.append(Step(node: node, shape: .schema))
            }
        case .schemaOrBoolean: if kind != .boolean { walk.append(Step(node: node, shape: .schema)) }
        }
    }

    private mutating func inspectObject(
        _ node: Node, _ kind: ObjectKind, _ walk: inout [Step], _ seen: inout Set<Visit>
    ) {
        guard expect(node.kind == .object, "an object", node) else { return }
        let shape = ObjectShapes.shape(of: kind)
        if shape.mayRefer, let reference = node["$ref"] {
            guard expect(reference.kind == .string, "a reference as text", reference) else { return }
            let end = resolver.follow(node)
            if let broken = end.broken {
                addBroken(broken, at: reference)
            } else if end.node.tree !== document.source, seen.insert(Visit(node: end.node, kind: kind)).inserted {
                walk.append(Step(node: end.node, shape: .object(kind)))
            }
            guard kind == .pathItem || kind == .schema && document.readsSiblings else { return }
        } else {
            inspectNames(of: node, kind, shape)
            for name in shape.required where node[name] == nil {
                add(.error, "missing-field", at: node, "expected a member \(name), came none")
            }
        }
        for member in node.members {
            if let field = shape.fields[member.key] { walk.append(Step(node: member.value, shape: field)) }
        }
        if kind == .callback { walk += node.patternedMembers.map { Step(node: $0.value, shape: .object(.pathItem)) } }
        if kind == .securityRequirement { walk += node.members.map { Step(node: $0.value, shape: .array(.text)) } }
    }

    /// Schemas of 2.0 have a discriminator that is a name.
    private var schemaKind: ObjectKind { document.version.isUpgraded ? .oldSchema : .schema }

    /// Fields that the specification does not know; schemas are open to any.
    private mutating func inspectNames(of node: Node, _ kind: ObjectKind, _ shape: ObjectShape) {
        if kind == .schema || kind == .oldSchema {
            let names = node.strings("required")
            if Set(names.map(ByteKey.init)).count < names.count {
                add(
                    .warning, "duplicate-required", at: node["required"] ?? node,
                    "expected each name once, came one again")
            }
            return
        }
        if kind == .callback || kind == .securityRequirement { return }
        for member in node.members where !member.key.utf8.starts(with: "x-".utf8) && member.key != "$ref" {
            if shape.fields[member.key] == nil {
                add(
                    .warning, "unknown-field", at: member.value,
                    "expected a field of the specification or one that starts with x-, came \(Self.quoted(member.key))")
            } else if document.version.lacks(member.key, in: kind) {
                add(
                    .warning, "unknown-field", at: member.value,
                    "\(Self.quoted(member.key)) is a field of later versions only; it is read all the same")
            }
        }
    }

    private mutating func expectText(_ node: Node) {
        if node.kind == .number || node.kind == .boolean {
            let came = Self.article(node.kind)
            add(.warning, "wrong-type", at: node, "expected text, came \(came); it is taken as written")
        } else {
            expect(node.kind == .string, "text", node)
        }
    }

    private mutating func addBroken(_ reference: String, at node: Node) {
        let address = ReferenceResolver.split(reference).address
        let location = resolver.location(of: node).joining(address)
        let isForeign = location.hasScheme && resolver.files.tree(at: location) == nil
        let unread = isForeign ? "this URL was not read" : nil
        let reason = address.isEmpty ? nil : resolver.files.failures[location] ?? unread
        let why = reason ?? "there is no such part, or the references go round"
        add(.error, "unresolved-reference", at: node, "the reference \(Self.quoted(reference)) leads nowhere: \(why)")
    }

    @discardableResult
    private mutating func expect(_ isRight: Bool, _ expected: String, _ node: Node) -> Bool {
        if !isRight {
            add(.error, "wrong-type", at: node, "expected \(expected), came \(Self.article(node.kind)); it is left out")
        }
        return isRight
    }

    private mutating func expectWord(_ words: [String], _ node: Node) {
        guard expect(node.kind == .string, "text", node), let text = node.string, !words.contains(text) else { return }
        let all = words.joined(separator: ", ")
        add(.error, "unknown-value", at: node, "expected one of \(all), came \(Self.quoted(text))")
    }
}
