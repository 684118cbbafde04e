import SourceTree

/// Responses: `schema`, `examples` and `produces` → `content`.
extension Upgrade {
    mutating func writeResponses(_ responses: Node, of operation: Node) {
        let produces = produces(of: operation)
        let isShared = operation.array("produces") == nil
        writeMap(responses) { upgrade, raw in
            guard raw.kind == .object, let text = raw["$ref"]?.string else {
                return upgrade.writeResponse(raw, produces: produces)
            }
            // A shared response can stay shared unless the operation's media types are its own.
            if isShared || upgrade.isShort, upgrade.isShared(text, section: "responses", at: raw) {
                return upgrade.writeReference(text, at: raw)
            }
            upgrade.writeResponse(raw, produces: produces)
        }
    }

    mutating func writeResponse(_ raw: Node, produces: [String]) {
        guard raw.kind == .object else { return copy(raw) }
        let end = resolver.follow(raw)
        if let broken = end.broken { return writeReference(broken, at: raw) }
        let response = end.node
        guard response.kind == .object, spend() else { return builder.null(from: response) }
        builder.beginObject(from: response)
        for member in response.members {
            switch member.key {
            case "schema", "examples": continue
            case "headers":
                key("headers", from: member.value)
                writeMap(member.value) { $0.writeHeader($1) }
            default: copy(member.value, as: member.key)
            }
        }
        writeContent(of: response, produces: produces)
        builder.end()
    }

    private mutating func writeContent(of response: Node, produces: [String]) {
        let examples = response.object("examples")
        guard response["schema"] != nil || examples != nil else { return }
        let isFile = response.object("schema")?.words("type") == "file"
        var names = isFile && produces == ["application/json"] ? ["application/octet-stream"] : produces
        for member in examples?.members.map({ $0 }) ?? [] where !names.contains(member.key) {
            // An `examples` without media types is a slip; a media type has a slash.
            if member.key.utf8.contains(UInt8(ascii: "/")) { names.append(member.key) }
        }
        key("content", from: response["schema"] ?? examples)
        builder.beginObject(from: response["schema"] ?? examples)
        for name in names {
            key(name, from: response["schema"] ?? examples)
            builder.beginObject(from: response["schema"] ?? examples)
            if let schema = response["schema"] {
                key("schema", from: schema)
                writeSchema(schema)
            }
            if let example = examples?[name] { copy(example, as: "example") }
            builder.end()
        }
        builder.end()
    }
}
