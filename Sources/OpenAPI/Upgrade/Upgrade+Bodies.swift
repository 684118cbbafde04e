import SourceTree

/// `body` and `formData` parameters → `requestBody`.
extension Upgrade {
    private static let urlencoded = "application/x-www-form-urlencoded"
    private static let multipart = "multipart/form-data"

    /// The body and form parameters of an operation: those of its path, overridden by its own.
    func bodyParameters(own: [Node], shared: [Node]) -> [Node] {
        var all: [Node] = []
        for parameter in (shared + own).map({ resolver.follow($0).node }) where isBody(parameter) {
            let same = all.firstIndex {
                $0.words("in") == parameter.words("in") && $0.words("name") == parameter.words("name")
            }
            if let same { all[same] = parameter } else { all.append(parameter) }
        }
        return all
    }

    mutating func writeRequestBody(_ parameters: [Node], consumes: [String]) {
        // The last body wins: an operation's own comes after its path's.
        if let body = parameters.last(where: { $0.words("in") == "body" }) {
            writeBody(body, consumes: consumes)
        } else if !parameters.isEmpty {
            writeForm(parameters, consumes: consumes)
        }
    }

    private mutating func writeBody(_ body: Node, consumes: [String]) {
        key("requestBody", from: body)
        builder.beginObject(from: body)
        for member in body.members {
            switch member.key {
            case "in", "schema", "x-example", "x-examples": continue
            case "name": copy(member.value, as: "x-name")
            default: copy(member.value, as: member.key)
            }
        }
        key("content", from: body["schema"])
        builder.beginObject(from: body["schema"])
        for name in consumes {
            key(name, from: body["schema"])
            builder.beginObject(from: body["schema"])
            if let schema = body["schema"] {
                key("schema", from: schema)
                writeSchema(schema)
            }
            if let example = body.object("x-examples")?[name] ?? body["x-example"] { copy(example, as: "example") }
            builder.end()
        }
        builder.end()
        builder.end()
    }

    private mutating func writeForm(_ parameters: [Node], consumes: [String]) {
        let required = parameters.filter { $0.flag("required") }
        key("requestBody", from: parameters.first)
        builder.beginObject(from: parameters.first)
        if !required.isEmpty {
            key("required", from: required[0]["required"])
            builder.boolean(true, from: required[0]["required"])
        }
        key("content", from: parameters.first)
        builder.beginObject(from: parameters.first)
        for name in formTypes(for: parameters, consumes: consumes) {
            key(name, from: parameters.first)
            builder.beginObject(from: parameters.first)
            writeFormSchema(parameters, required: required)
            writeEncoding(parameters)
            builder.end()
        }
        builder.end()
        builder.end()
    }

    /// The media types that can carry a form: those named, else the one that fits. A file wants parts.
    private func formTypes(for parameters: [Node], consumes: [String]) -> [String] {
        let hasFile = parameters.contains { $0.words("type") == "file" }
        let fitting = consumes.filter {
            $0.utf8.starts(with: "multipart/".utf8) || !hasFile && $0.utf8.starts(with: Self.urlencoded.utf8)
        }
        if !fitting.isEmpty { return fitting }
        return [hasFile ? Self.multipart : Self.urlencoded]
    }

    private mutating func writeFormSchema(_ parameters: [Node], required: [Node]) {
        key("schema", from: parameters.first)
        builder.beginObject(from: parameters.first)
        key("type", from: parameters.first)
        builder.string("object", from: parameters.first)
        key("properties", from: parameters.first)
        builder.beginObject(from: parameters.first)
        for parameter in parameters {
            guard let name = parameter.words("name"), spend() else { continue }
            key(name, from: parameter)
            if let schema = parameter.object("schema") {
                writeSchema(schema)
            } else {
                writeSchemaFields(of: parameter, isProperty: true)
            }
        }
        builder.end()
        if !required.isEmpty {
            key("required", from: required[0]["required"])
            builder.beginArray(from: required[0]["required"])
            for parameter in required { builder.string(parameter.words("name") ?? "", from: parameter["name"]) }
            builder.end()
        }
        builder.end()
    }

    private mutating func writeEncoding(_ parameters: [Node]) {
        let encoded = parameters.filter { parameter in
            parameter.words("name") != nil
                && (parameter.words("type") == "array" || parameter.flag("allowEmptyValue"))
        }
        guard !encoded.isEmpty else { return }
        key("encoding", from: encoded[0])
        builder.beginObject(from: encoded[0])
        for parameter in encoded {
            key(parameter.words("name") ?? "", from: parameter)
            builder.beginObject(from: parameter)
            writeStyle(of: parameter, isForm: true)
            // 3.0 has no word for it on a part of a form.
            if parameter.flag("allowEmptyValue") {
                key(Encoding.emptyValueField, from: parameter["allowEmptyValue"])
                builder.boolean(true, from: parameter["allowEmptyValue"])
            }
            builder.end()
        }
        builder.end()
    }
}
