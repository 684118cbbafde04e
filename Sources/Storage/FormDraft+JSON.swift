import SourceTree

/// As it stands in a column. The same form always has the same bytes.
extension FormDraft {
    var json: [UInt8] {
        var builder = TreeBuilder(name: "")
        builder.beginObject()
        builder.key("fields")
        builder.beginArray()
        for field in fields {
            builder.beginObject()
            builder.key("name")
            builder.string(field.name)
            builder.key("value")
            builder.string(field.value)
            builder.end()
        }
        builder.end()
        builder.end()
        return builder.finish().root.json()
    }

    /// Nil for anything else.
    init?(json: [UInt8]) {
        guard let root = try? Tree.read(json, format: .json, budget: .instance).root,
            let list = root["fields"], list.kind == .array
        else { return nil }
        var fields: [Field] = []
        for entry in list.elements {
            guard let name = entry["name"]?.string, let value = entry["value"]?.string else { return nil }
            fields.append(Field(name: name, value: value))
        }
        self.init(fields: fields)
    }
}
