import SourceTree

/// Parts, and the references in them.
extension Bundling {
    /// Writes a part; what lies too deep is taken over as it is (THREATS S4).
    mutating func write(_ node: Node, as part: BundledPart) {
        guard spend() else { return builder.null() }
        guard node.kind == .object, depth < Self.deepest else { return copy(node) }
        depth += 1
        defer { depth -= 1 }
        if let reference = node["$ref"]?.string, let target = resolver.target(of: reference, at: node) {
            return write(reference, to: target, of: node, as: part)
        }
        builder.beginObject(from: node)
        writeMembers(of: node, as: part, leavingOut: [])
        builder.end()
    }

    private mutating func writeMembers(of node: Node, as part: BundledPart, leavingOut names: Set<String>) {
        for member in node.members where !names.contains(member.key) {
            writeMember(member.key, member.value, of: part)
        }
    }

    /// Writes one member of a part.
    mutating func writeMember(_ name: String, _ value: Node, of part: BundledPart) {
        builder.key(name, from: value)
        if part == .callback, !name.utf8.starts(with: "x-".utf8) { return write(value, as: .pathItem) }
        if part == .schema, name == "discriminator" { return writeDiscriminator(value) }
        if part == .link, name == "operationRef", let text = value.string {
            return builder.string(operationReference(text, at: value), from: value)
        }
        guard let field = part.fields[name] else { return copy(value) }
        switch (field.arrangement, value.kind) {
        case (.map, .object): writeMap(value, as: field.part)
        case (.list, .array): writeList(value, as: field.part)
        case (.single, .array) where field.part == .schema: writeList(value, as: field.part)
        case (.single, .object): write(value, as: field.part)
        default: copy(value)
        }
    }

    private mutating func writeMap(_ map: Node, as part: BundledPart) {
        builder.beginObject(from: map)
        for member in map.members {
            builder.key(member.key, from: member.value)
            write(member.value, as: part)
        }
        builder.end()
    }

    private mutating func writeList(_ list: Node, as part: BundledPart) {
        builder.beginArray(from: list)
        for element in list.elements { write(element, as: part) }
        builder.end()
    }

    /// Writes a value in which no references stand.
    mutating func copy(_ node: Node) {
        var pending = [node]
        while let next = pending.popLast() {
            guard spend() else { return builder.null() }
            if next.kind == .array { pending += next.elements }
            if next.kind == .object { pending += next.members.map(\.value) }
        }
        builder.copy(node)
    }

    private mutating func write(_ reference: String, to target: Node, of node: Node, as part: BundledPart) {
        let isOutside = target.tree !== root.tree
        // A path item of another file belongs to one path, so it is written there.
        let isInPlace = isOutside && (section(for: part) == nil || part == .pathItem && trail.isEmpty)
        if isInPlace, trail.count < Self.nesting {
            let end = resolver.follow(node)
            if end.broken == nil, !trail.contains(end.node) { return writeInPlace(end, as: part) }
        }
        builder.beginObject(from: node)
        for member in node.members {
            if member.key == "$ref" {
                builder.key("$ref", from: member.value)
                builder.string(self.reference(reference, to: target, at: node, as: part), from: member.value)
            } else {
                writeMember(member.key, member.value, of: part)
            }
        }
        builder.end()
    }

    /// Writes a part where a reference to it stands, together with what stands beside the references on the way.
    private mutating func writeInPlace(_ end: Resolved, as part: BundledPart) {
        trail.append(end.node)
        defer { trail.removeLast() }
        guard end.passed.contains(where: { $0.count > 1 }), end.node.kind == .object else {
            return write(end.node, as: part)
        }
        var written: Set<String> = ["$ref"]
        builder.beginObject(from: end.passed.first)
        for layer in end.passed + [end.node] {
            writeMembers(of: layer, as: part, leavingOut: written)
            written.formUnion(layer.members.map(\.key))
        }
        builder.end()
    }

    /// A reference as it reads in the bundle.
    private mutating func reference(_ text: String, to target: Node, at node: Node, as part: BundledPart) -> String {
        if target.tree === root.tree {
            let isPlain = node.tree === root.tree && text.utf8.first == UInt8(ascii: "#")
            return isPlain ? text : target.pointer.uriFragment
        }
        guard let section = section(for: part) else { return text }
        let name = names.keep(target, as: part, in: section, after: text)
        let owner = document.version.isUpgraded ? [] : ["components"]
        return JSONPointer(tokens: owner + [section, name]).uriFragment
    }

    private mutating func writeDiscriminator(_ node: Node) {
        guard node.kind == .object else { return copy(node) }
        builder.beginObject(from: node)
        for member in node.members {
            builder.key(member.key, from: member.value)
            if member.key == "mapping", member.value.kind == .object {
                builder.beginObject(from: member.value)
                for entry in member.value.members {
                    builder.key(entry.key, from: entry.value)
                    writeMapped(entry.value)
                }
                builder.end()
            } else if member.key == "defaultMapping" {
                writeMapped(member.value)
            } else {
                copy(member.value)
            }
        }
        builder.end()
    }

    /// The name of a schema, or a reference to one.
    private mutating func writeMapped(_ value: Node) {
        guard spend(), let text = value.string, root.object("components")?.object("schemas")?[text] == nil,
            let target = resolver.target(of: text, at: value)
        else { return copy(value) }
        builder.string(reference(text, to: target, at: value, as: .schema), from: value)
    }

    /// A reference to an operation, which the bundle has under its path.
    private func operationReference(_ text: String, at node: Node) -> String {
        guard node.tree !== root.tree || text.utf8.first != UInt8(ascii: "#"),
            let target = resolver.target(of: text, at: node), let operation = document.operation(at: target)
        else { return text }
        return operation.pointer.uriFragment
    }
}
