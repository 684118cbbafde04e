/// What a field of the specification takes.
indirect enum Shape: Sendable {
    case any
    case text
    case boolean
    case number
    /// Text out of a few words.
    case choice([String])
    /// A text, or a list of texts (`type` of 3.1).
    case textOrTexts
    case array(Shape)
    /// An object with names of the author's choice.
    case map(Shape)
    /// The same, with specification extensions between the names.
    case patterned(Shape)
    case object(ObjectKind)
    case schema
    /// A schema or a list of them (`items` of draft 4).
    case schemas
    case schemaOrBoolean
}

/// The objects of the specification, of every version.
enum ObjectKind: Hashable, Sendable {
    case document, info, contact, license, server, serverVariable, components, pathItem, operation, externalDocs
    case parameter, requestBody, mediaType, encoding, response, callback, example, link, header, tag
    case securityScheme, flows, flow, securityRequirement, schema, discriminator, xml
    case oldDocument, oldPathItem, oldOperation, oldParameter, oldResponse, oldHeader, oldSecurityScheme, oldSchema
}

/// The fields of one object of the specification.
struct ObjectShape: Sendable {
    let fields: [String: Shape]
    let required: [String]
    /// Whether a Reference Object may stand in its place.
    let mayRefer: Bool

    init(_ fields: [String: Shape], required: [String] = [], mayRefer: Bool = false) {
        self.fields = fields
        self.required = required
        self.mayRefer = mayRefer
    }
}
