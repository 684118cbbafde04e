import OpenAPI

/// What a form's description says about its rows: which are required and how each is written
/// (OpenAPI 3.1 sections 4.8.14.4 and 4.8.15).
struct FormPlan {
    private let properties: [Property]
    private let encodings: [(name: String, encoding: Encoding)]

    init(_ mediaType: MediaType) {
        properties = mediaType.schema?.mergedProperties ?? []
        encodings = mediaType.encoding
    }

    /// Required rows that are not there, in the order of the description.
    func missing(in parts: [FormPart]) -> [String] {
        properties.filter { property in
            property.isRequired && !property.schema.isReadOnly
                && !parts.contains { $0.name == property.name && !$0.isBlank }
        }.map(\.name)
    }

    func encoding(of name: String) -> Encoding? { encodings.first { $0.name == name }?.encoding }

    /// Whether the row is an object or a list of objects, which travel as JSON.
    func isJSON(_ name: String) -> Bool {
        guard let schema = properties.first(where: { $0.name == name })?.schema else { return false }
        let types = schema.effectiveTypes
        return types.contains("object") || (types.contains("array") && schema.items?.effectiveTypes.first == "object")
    }

    /// The media type of a part: the encoding's, else the file's own, else JSON for objects; nil for plain text.
    func contentType(of part: FormPart) -> String? {
        let allowed = (encoding(of: part.name)?.contentTypes ?? []).filter(FieldRules.isSendable(mediaType:))
        switch part.value {
        case .file(_, let mediaType, _):
            if allowed.isEmpty || allowed.contains(mediaType) {
                return FieldRules.isSendable(mediaType: mediaType) ? mediaType : "application/octet-stream"
            }
            return allowed.first
        case .text: return allowed.first ?? (isJSON(part.name) ? "application/json" : nil)
        }
    }
}

extension FormPart {
    /// Whether nothing was filled in or chosen.
    var isBlank: Bool {
        switch value {
        case .text(let text): text.isEmpty
        case .file(let name, _, let bytes): name.isEmpty && bytes.isEmpty
        }
    }
}
