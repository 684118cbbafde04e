import SourceTree

/// Components that nothing refers to.
extension Inspection {
    mutating func inspectComponents() {
        guard isOn(.unusedComponent), !isLibrary else { return }
        let used = usedNodes()
        let names = usedSchemes()
        let root = document.source.root
        let sections = root.named("components").filter { !isExtension($0.key) && $0.value.kind == .object }
        let old = ["definitions", "parameters", "responses", "securityDefinitions"]
        let oldSections =
            family == .v2 ? old.compactMap { name in root.object(name).map { (key: name, value: $0) } } : []
        for (section, components) in sections + oldSections {
            let isSchemes = section == "securitySchemes" || section == "securityDefinitions"
            for member in components.members where !isExtension(member.key) {
                let isUsed = isSchemes ? names.contains(ByteKey(member.key)) : false
                if isUsed || used.contains(member.value) || isVariant(member.value) { continue }
                add(
                    .unusedComponent, at: member.value,
                    "expected a reference to \(section) \(Self.quoted(member.key)), came none")
            }
        }
    }

    /// Whether the description has components alone: they are there for other descriptions.
    private var isLibrary: Bool {
        ["paths", "webhooks", "x-webhooks"].allSatisfy { document.source.root[$0]?.count ?? 0 == 0 }
    }

    /// The nodes that references lead to at first, from any file and from extensions too.
    private func usedNodes() -> Set<Node> {
        var used: Set<Node> = []
        for file in resolver.files.all {
            ObjectWalk.visit(file.tree.root, includesExtensions: true) { node in
                if let reference = node["$ref"]?.string, let target = resolver.target(of: reference, at: node) {
                    used.insert(target)
                }
                if let reference = node["$dynamicRef"]?.string, let target = resolver.target(of: reference, at: node) {
                    used.insert(target)
                }
                for reference in extensionReferences(in: node) {
                    if let target = resolver.target(of: reference, at: node) { used.insert(target) }
                }
                guard let discriminator = node["discriminator"] else { return }
                for (_, value) in discriminator.named("mapping") {
                    guard let text = value.string else { continue }
                    let name = "#/components/schemas/" + text
                    if let target = resolver.target(of: text, at: node) ?? resolver.target(of: name, at: node) {
                        used.insert(target)
                    }
                }
            }
        }
        return used
    }

    /// References that extensions have as plain text, such as `x-ms-odata: '#/definitions/Filter'`.
    private func extensionReferences(in node: Node) -> [String] {
        node.members.compactMap { member in
            guard member.value.kind == .string, isExtension(member.key), let text = member.value.string,
                text.utf8.starts(with: "#/".utf8)
            else { return nil }
            return text
        }
    }

    private func usedSchemes() -> Set<ByteKey> {
        var names: Set<ByteKey> = []
        var lists = [document.root.array("security")]
        lists += (document.operations + document.webhooks).map { $0.node.array("security") }
        for list in lists {
            for requirement in list?.elements.map({ $0 }) ?? [] {
                for member in requirement.members { names.insert(ByteKey(member.key)) }
            }
        }
        return names
    }

    /// A schema that extends one with a discriminator, be it over others, is meant by it, though nothing refers to it.
    private func isVariant(_ node: Node) -> Bool {
        var pending = [node]
        var seen: Set<Node> = []
        while let next = pending.popLast(), seen.count < 64 {
            for parent in next.array("allOf")?.elements.prefix(16).map({ $0 }) ?? [] where parent["$ref"] != nil {
                let extended = resolver.follow(parent).node
                if extended["discriminator"] != nil { return true }
                if seen.insert(extended).inserted { pending.append(extended) }
            }
        }
        return false
    }
}
