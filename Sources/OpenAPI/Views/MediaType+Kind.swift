/// What the name tells.
extension MediaType {
    public var kind: MediaTypeName { MediaTypeName(name) }

    /// Type and subtype in small letters, without parameters.
    public var essence: String { kind.essence }
    public var isJSON: Bool { kind.isJSON }
    public var isXML: Bool { kind.isXML }
    /// `application/x-www-form-urlencoded`
    public var isForm: Bool { kind.isForm }
    public var isMultipart: Bool { kind.isMultipart }
    /// Server-sent events.
    public var isEventStream: Bool { kind.isEventStream }
    /// One JSON text a line, or after each record separator.
    public var isJSONSequence: Bool { kind.isJSONSequence }
    /// Whether it carries one item behind the other: lines, events, parts without names (3.2, section 4.14.2).
    public var isSequential: Bool {
        isJSONSequence || isEventStream || isMultipart && essence != "multipart/form-data"
    }
    public var isText: Bool { kind.isText }
    /// Whether it names more than one media type: `*/*`, `image/*`.
    public var isRange: Bool { kind.isRange }
}
