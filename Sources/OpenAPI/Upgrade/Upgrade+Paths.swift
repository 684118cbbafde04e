import SourceTree

/// Paths, path items and operations.
extension Upgrade {
    private static let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch"]

    mutating func writePaths(_ paths: Node) {
        key("paths", from: paths)
        writeMap(paths) { $0.writePathItem($1) }
    }

    private mutating func writePathItem(_ raw: Node) {
        guard raw.kind == .object else { return copy(raw) }
        let end = resolver.follow(raw)
        if let broken = end.broken { return writeReference(broken, at: raw) }
        let layers = end.passed + [end.node]
        let shared = layers.flatMap { $0.array("parameters")?.elements.map { $0 } ?? [] }
        builder.beginObject(from: raw)
        var written: Set<String> = ["$ref", "parameters"]
        writeParameters(shared, from: end.node["parameters"])
        for member in layers.flatMap({ $0.members.map { $0 } }) where written.insert(member.key).inserted {
            if Self.methods.contains(member.key), member.value.kind == .object {
                key(member.key, from: member.value)
                writeOperation(member.value, shared: shared)
            } else {
                copy(member.value, as: member.key)
            }
        }
        builder.end()
    }

    private mutating func writeOperation(_ raw: Node, shared: [Node]) {
        guard spend() else { return builder.null(from: raw) }
        let end = resolver.follow(raw)
        if let broken = end.broken { return writeReference(broken, at: raw) }
        let operation = end.node
        guard operation.kind == .object else { return copy(operation) }
        let own = operation.array("parameters")?.elements.map { $0 } ?? []
        builder.beginObject(from: operation)
        for member in operation.members {
            switch member.key {
            case "consumes", "produces": continue
            case "parameters" where member.value.kind == .array: writeParameters(own, from: member.value)
            case "responses" where member.value.kind == .object:
                key("responses", from: member.value)
                writeResponses(member.value, of: operation)
            case "schemes": writeServers(of: operation)
            case "x-codeSamples" where member.value.kind == .array: writeSamples(member.value)
            default: copy(member.value, as: member.key)
            }
        }
        writeRequestBody(bodyParameters(own: own, shared: shared), consumes: consumes(of: operation))
        writeProduces(of: operation)
        builder.end()
    }

    /// What an operation produces where no response has content to say it.
    private mutating func writeProduces(of operation: Node) {
        guard let list = operation.array("produces") ?? root.array("produces") else { return }
        let responses = operation.object("responses")?.members.map { resolver.follow($0.value).node } ?? []
        guard !responses.contains(where: { $0["schema"] != nil || $0["examples"] != nil }) else { return }
        copy(list, as: "x-produces")
    }

    /// Samples in files of their own are written where they are used: from elsewhere their references would lead nowhere.
    private mutating func writeSamples(_ list: Node) {
        key("x-codeSamples", from: list)
        builder.beginArray(from: list)
        for sample in list.elements { copy(resolver.follow(sample).node) }
        builder.end()
    }

    /// A reference that stays one.
    mutating func writeReference(_ text: String, at node: Node) {
        builder.beginObject(from: node)
        key("$ref", from: node["$ref"])
        builder.string(reference(text, at: node), from: node["$ref"])
        builder.end()
    }

    func consumes(of operation: Node) -> [String] { mediaTypes("consumes", of: operation) }

    func produces(of operation: Node) -> [String] { mediaTypes("produces", of: operation) }

    /// An operation's own list, an empty one too, wins over the description's; JSON where nobody says anything.
    private func mediaTypes(_ name: String, of operation: Node) -> [String] {
        let names = operation.array(name) == nil ? root.strings(name) : operation.strings(name)
        var distinct: [String] = []
        for name in names where !distinct.contains(name) { distinct.append(name) }
        return distinct.isEmpty ? ["application/json"] : distinct
    }
}
