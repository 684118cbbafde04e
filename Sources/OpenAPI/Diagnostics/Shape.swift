/// What a field of the specification takes.
indirect enum Shape: Sendable {
    case any
    case text
    /// Text in a form that has a rule of its own.
    case formed(TextForm)
    case boolean
    case number
    /// A whole number that is not negative.
    case count
    /// A number above zero.
    case positive
    /// Text out of a few words.
    case choice([String])
    /// The type of a schema, one or since 3.1 several.
    case types
    case list(Shape, least: Int = 0, unique: Bool = false)
    /// An object with names of the author's choice.
    case map(Shape)
    /// The same with names that are part of references.
    case components(Shape)
    /// An object with exactly one entry.
    case single(Shape)
    case object(ObjectKind)
    case schema
    /// A schema or a list of them (`items` of 2.0).
    case schemas
    /// A schema, or a boolean also where schemas are objects only.
    case schemaOrBoolean

    /// Whether a text may stand there.
    var takesText: Bool {
        switch self {
        case .any, .text, .formed, .choice, .types: true
        default: false
        }
    }
}

/// Forms of text that have a rule of their own.
enum TextForm: Sendable {
    case uri, email, pattern, host, basePath, anchor, withoutFragment
}

/// The objects of the specification, of every version.
enum ObjectKind: Hashable, Sendable {
    case document, info, contact, license, server, serverVariable, components, paths, pathItem, operation, externalDocs
    case parameter, requestBody, content, mediaType, encoding, responses, response, callback, example, link, header, tag
    case securityScheme, flows, implicitFlow, passwordFlow, clientFlow, codeFlow, deviceFlow, securityRequirement
    case schema, discriminator, xml
    case oldDocument, oldPaths, oldPathItem, oldOperation, oldParameter, oldItems, oldResponses, oldResponse, oldHeader
    case oldSecurityScheme, oldSchema, oldResponseSchema, oldFile
}

/// The fields of one object of the specification.
struct ObjectShape: Sendable {
    let fields: [String: Shape]
    let required: [String]
    /// Whether a Reference Object may stand in its place.
    let mayRefer: Bool
    /// Whether members that the table does not have are allowed.
    let isOpen: Bool

    init(_ fields: [String: Shape], required: [String] = [], mayRefer: Bool = false, isOpen: Bool = false) {
        self.fields = fields
        self.required = required
        self.mayRefer = mayRefer
        self.isOpen = isOpen
    }
}
