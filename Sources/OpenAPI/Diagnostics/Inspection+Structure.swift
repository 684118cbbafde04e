import SourceTree

/// Types of fields, fields that are missing, and references that lead nowhere.
extension Inspection {
    /// A value to look at, and what it should be.
    struct Step {
        let node: Node
        let shape: Shape
    }

    private struct Visit: Hashable {
        let node: Node
        let kind: ObjectKind
    }

    /// What is still to be looked at, and what was in other files.
    struct Walk {
        var steps: [Step] = []
        private var seen: Set<Visit> = []

        mutating func isNew(_ node: Node, _ kind: ObjectKind) -> Bool {
            seen.insert(Visit(node: node, kind: kind)).inserted
        }

        mutating func add(_ node: Node, _ shape: Shape) { steps.append(Step(node: node, shape: shape)) }
    }

    /// Holds the root file to the version's fields, and what it refers to in other files.
    mutating func inspectStructure() {
        var walk = Walk()
        walk.add(document.source.root, .object(document.version.isUpgraded ? .oldDocument : .document))
        while let step = walk.steps.popLast() { inspect(step, &walk) }
    }

    private mutating func inspect(_ step: Step, _ walk: inout Walk) {
        let node = step.node
        let kind = node.kind
        switch step.shape {
        case .any: break
        case .text: expectText(node)
        case .formed(let form): if expectText(node) { inspectForm(of: node, form) }
        case .boolean: expect(kind == .boolean, "true or false", node)
        case .number: expect(kind == .number, "a number", node)
        case .count: expectCount(node)
        case .positive:
            if expect(kind == .number, "a number", node), node.text?.utf8.first == UInt8(ascii: "-") || node.double == 0
            {
                add(.outOfRange, at: node, "expected a number above 0, came \(node.text ?? "")")
            }
        case .choice(let words): expectWord(words, node)
        case .types: inspectTypes(node)
        case .list(let shape, let least, let unique): inspectList(node, shape, least, unique, &walk)
        case .map(let shape): expectMap(node, shape, &walk)
        case .components(let shape):
            expectMap(node, shape, &walk)
            inspectNames(in: node)
        case .single(let shape):
            if kind == .object, node.count != 1 {
                add(.emptyValue, at: node, "expected one media type, came \(node.count)")
            }
            walk.add(node, shape)
        case .object(let object): inspectObject(node, object, &walk)
        case .schema: if kind != .boolean || !document.readsSiblings { inspectObject(node, schemaKind, &walk) }
        case .schemas:
            if kind == .array {
                inspectList(node, .schema, 1, false, &walk)
            } else {
                walk.add(node, .schema)
            }
        case .schemaOrBoolean: if kind != .boolean { walk.add(node, .schema) }
        }
    }

    private mutating func inspectList(
        _ node: Node, _ shape: Shape, _ least: Int, _ unique: Bool, _ walk: inout Walk
    ) {
        if let reference = node["$ref"], reference.kind == .string {
            return add(.wrongType, at: reference, Self.misplacedReference("a list"))
        }
        guard expect(node.kind == .array, "a list", node) else { return }
        if node.count < least { add(.emptyValue, at: node, "expected at least one entry, came none") }
        if unique, node.count > 1 { inspectRepetitions(in: node, .repeatedItem) }
        for element in node.elements { walk.add(element, shape) }
    }

    private mutating func expectMap(_ node: Node, _ shape: Shape, _ walk: inout Walk) {
        guard expect(node.kind == .object, "an object", node) else { return }
        for member in node.members {
            if !shape.takesText, isReference(member) {
                add(.wrongType, at: member.value, Self.misplacedReference("an object for each name"))
            } else {
                walk.add(member.value, shape)
            }
        }
    }

    private mutating func inspectObject(_ node: Node, _ kind: ObjectKind, _ walk: inout Walk) {
        guard expect(node.kind == .object, "an object", node) else { return }
        if kind == .oldResponseSchema {
            let isFile = node["type"]?.string == "file"
            return inspectObject(node, isFile ? .oldFile : .oldSchema, &walk)
        }
        let isForeign = kind == .schema && dialects.isForeign(node)
        let shape = isForeign ? SchemaShapes.foreign : ObjectShapes.shape(of: kind, in: family)
        if shape.mayRefer, let reference = node["$ref"] {
            inspectReference(reference, at: node, kind, &walk)
            guard keepsSiblings(kind) else { return inspectSiblings(of: node, kind) }
        }
        inspectFields(of: node, kind, shape, isForeign: isForeign)
        inspectConditions(of: node, kind)
        if !isForeign { gather(node, kind) }
        for member in node.members {
            if let field = shape.fields[member.key] { walk.add(member.value, field) }
        }
        inspectPatterned(node, kind, &walk)
    }

    /// Whether what stands beside a `$ref` counts: in path items always, in schemas of 2.0 as far as its schema looks.
    private func keepsSiblings(_ kind: ObjectKind) -> Bool {
        switch kind {
        case .pathItem, .oldPathItem, .oldSchema: true
        case .schema: document.readsSiblings
        default: false
        }
    }

    private mutating func inspectReference(
        _ reference: Node, at node: Node, _ kind: ObjectKind, _ walk: inout Walk
    ) {
        guard expect(reference.kind == .string, "a reference as text", reference) else { return }
        let end = resolver.follow(node)
        if let broken = end.broken {
            addBroken(broken, at: reference)
        } else if end.node.tree !== document.source {
            if walk.isNew(end.node, kind) { walk.add(end.node, .object(kind)) }
        } else if end.node == document.source.root {
            add(
                .wrongReference, at: reference,
                "the reference \(Self.quoted(reference.string ?? "")) leads to the whole description")
        } else if let section = end.node.parent?.key, let other = Self.sections[section], other != kind,
            end.node.parent?.parent?.key == "components"
        {
            add(
                .wrongReference, at: reference,
                "the reference \(Self.quoted(reference.string ?? "")) leads to an object of another kind, under \(section)"
            )
        }
    }

    private static let sections: [String: ObjectKind] = [
        "schemas": .schema, "responses": .response, "parameters": .parameter, "examples": .example,
        "requestBodies": .requestBody, "headers": .header, "securitySchemes": .securityScheme, "links": .link,
        "callbacks": .callback, "pathItems": .pathItem, "mediaTypes": .mediaType,
    ]

    /// Schemas of 2.0 have a discriminator that is a name.
    private var schemaKind: ObjectKind { document.version.isUpgraded ? .oldSchema : .schema }

    private mutating func addBroken(_ reference: String, at node: Node) {
        let address = ReferenceResolver.split(reference).address
        let location = resolver.location(of: node).joining(address)
        let isForeign = location.hasScheme && resolver.files.tree(at: location) == nil
        let unread = isForeign ? "this URL was not read" : nil
        let reason = address.isEmpty ? nil : resolver.files.failures[location] ?? unread
        let why = reason ?? "there is no such part, or the references go round"
        add(.unresolvedReference, at: node, "the reference \(Self.quoted(reference)) leads nowhere: \(why)")
    }
}
