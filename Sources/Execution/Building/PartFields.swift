import OpenAPI
import SourceTree

/// The header fields of a part: those that its encoding describes and those that the call gives (OpenAPI 3.2 section 4.15).
struct PartFields {
    /// What the call gives, by the part's name, or its position for a part without one.
    let given: [String: [Field]]
    /// The media types that the call wants parts to have, by their names.
    var types: [String: String] = [:]

    /// Fields in the order of the description, then further ones of the call; and what is missing or cannot be sent.
    func fields(of part: String, encoding: Encoding?) -> (fields: [Field], problems: [String]) {
        let own = given[part] ?? []
        var fields: [Field] = []
        var problems: [String] = []
        let described = (encoding?.headers ?? []).filter { $0.name.lowercased() != "content-type" }
        for header in described {
            let chosen = own.first { $0.name.lowercased() == header.name.lowercased() }?.value
            if let value = chosen ?? Self.standard(header) {
                fields.append(Field(name: header.name, value: value))
            } else if header.isRequired {
                problems.append("This part needs a value for its header \(VisibleName.of(header.name)).")
            }
        }
        fields += own.filter { field in !described.contains { $0.name.lowercased() == field.name.lowercased() } }
        for field in fields where !Self.isSendable(field) {
            problems.append("The header \(VisibleName.of(field.name)) of this part cannot be sent.")
        }
        return (fields.filter(Self.isSendable), problems)
    }

    /// The value that the description itself gives: an example, a constant, a default, the only one of an enumeration.
    private static func standard(_ header: Header) -> String? {
        let schema = header.schema ?? header.content?.schema
        let only = schema.flatMap { $0.enumeration.count == 1 ? $0.enumeration[0] : nil }
        let node =
            header.examples.lazy.compactMap(\.value).first ?? schema?.const ?? only ?? schema?.examples.first
            ?? schema?.default
        guard let node, node.kind != .null else { return nil }
        if let content = header.content { return ContentWriter(mediaType: content.kind, schema: schema).text(of: node) }
        return ParameterSerializer(
            name: header.name, style: .simple, explodes: header.explodes, allowsReserved: false
        ).header(ParameterShape(node))
    }

    private static func isSendable(_ field: Field) -> Bool {
        FieldRules.isToken(field.name) && FieldRules.isSendable(value: field.value)
            && field.name.lowercased() != "content-length"
    }
}
