import OpenAPI
import SourceTree

/// What a form's description says about its rows: which are required and how each is written
/// (OpenAPI 3.2 sections 4.14.5 and 4.15).
struct FormPlan {
    private let properties: [Property]
    private let encodings: [(name: String, encoding: Encoding)]
    /// Whether a style counts: in a form always, in parts since 3.1.
    private let takesStyles: Bool

    init(schema: Schema?, encodings: [(name: String, encoding: Encoding)], takesStyles: Bool = true) {
        properties = schema?.mergedProperties ?? []
        self.encodings = encodings
        self.takesStyles = takesStyles
    }

    init(_ mediaType: MediaType) {
        self.init(
            schema: mediaType.schema, encodings: mediaType.encoding,
            takesStyles: mediaType.isForm
                || mediaType.document.stylesParts && mediaType.essence == "multipart/form-data")
    }

    /// Required rows that are not there, in the order of the description.
    func missing(in entries: [FormEntry]) -> [String] {
        properties.filter { property in
            property.isRequired && !property.schema.isReadOnly
                && !entries.contains { $0.name == property.name && (!$0.isBlank || allowsEmpty(property.name)) }
        }.map(\.name)
    }

    func encoding(of name: String) -> Encoding? { encodings.first { $0.name == name }?.encoding }

    /// Whether the row may be sent without a value whatever its type is.
    func allowsEmpty(_ name: String) -> Bool { encoding(of: name)?.allowsEmptyValue == true }

    /// Whether the row is written in a style instead of by its media type.
    func isStyled(_ name: String) -> Bool { takesStyles && encoding(of: name)?.isStyled == true }

    /// What writes the row in its style, nil for a row without one.
    func serializer(of name: String) -> ParameterSerializer? {
        guard takesStyles, let encoding = encoding(of: name), encoding.isStyled else { return nil }
        let style = encoding.style ?? .form
        return ParameterSerializer(
            name: name, style: style, explodes: encoding.explodes ?? (style == .form),
            allowsReserved: encoding.allowsReserved)
    }

    /// Whether the row is a list of objects.
    func isListOfObjects(_ name: String) -> Bool {
        guard let schema = schema(of: name)?.unwrapped else { return false }
        return schema.effectiveTypes.contains("array") && schema.items?.unwrapped.effectiveTypes.first == "object"
    }

    /// What a single value of the row is: the item's schema for a list.
    func itemSchema(of name: String) -> Schema? {
        guard let schema = schema(of: name)?.unwrapped, schema.effectiveTypes.contains("array") else {
            return schema(of: name)?.unwrapped
        }
        return schema.items?.unwrapped
    }

    /// The media type of a part: the encoding's, else the file's own, else the one that fits the value; nil for plain text.
    func contentType(of entry: FormEntry) -> String? {
        PartType.of(entry.content, schema: itemSchema(of: entry.name), encoding: encoding(of: entry.name))
    }

    /// What the row is.
    func schema(of name: String) -> Schema? { properties.first { $0.name == name }?.schema }
}
