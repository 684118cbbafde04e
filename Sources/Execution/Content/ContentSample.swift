public import JSONSchema
public import OpenAPI
public import SourceTree

/// What content of a media type looks like, as text: as an example says, or drawn from the schema, and written the way the
/// media type wants it.
public struct ContentSample: Sendable, Hashable {
    public let text: String
    /// Whether it is JSON through and through.
    public let isJSON: Bool

    /// What stands for the bytes of a file.
    private static let file = "(the bytes of the file)"
    private static let boundary = "boundary"
    private static let maximumItems = 100

    /// Nil where there is nothing to show: no schema, an example that is kept elsewhere, content that is no text.
    ///
    /// - Parameters:
    ///   - example: an example of the media type's; nil to draw one from the schema.
    ///   - variant: an element of a `oneOf` or `anyOf` to follow.
    public init?(_ media: MediaType, example: Example?, variant: Node? = nil, direction: Direction) {
        if let written = example?.serializedValue {
            text = written
            isJSON = media.isJSON
            return
        }
        guard let value = example.map({ $0.value }) ?? Self.drawn(media, variant, direction) else { return nil }
        isJSON = media.isJSON || media.isRange && value.string == nil
        guard let text = Self.text(of: value, in: media, isDrawn: example == nil) else { return nil }
        self.text = text
    }

    /// A sample of a schema alone, written as XML; nil where the description says nothing of XML.
    public init?(xml schema: Schema) {
        let members = schema.mergedProperties.map(\.schema)
        guard ([schema] + members).contains(where: { $0.xml != nil || $0.items?.xml != nil }) else { return nil }
        text = Self.xml(schema.document.sample(of: schema, direction: .none), schema)
        isJSON = false
    }

    /// A sample of the whole content; of a sequence that is described item by item, of one item.
    private static func drawn(_ media: MediaType, _ variant: Node?, _ direction: Direction) -> Node? {
        media.sampledSchema.flatMap { $0.booleanValue == false ? nil : $0 }.map {
            media.document.sample(of: $0, variant: variant, direction: direction)
        }
    }

    private static func text(of value: Node, in media: MediaType, isDrawn: Bool) -> String? {
        if media.isXML, value.string == nil || isDrawn { return xml(value, media.schema) }
        if media.isMultipart {
            if let items = items(of: value, in: media, isDrawn: isDrawn) { return positional(items, media) }
            return value.string ?? multipart(value, media)
        }
        if media.isForm || media.isJSONSequence || media.isEventStream {
            guard !media.isForm || value.kind == .object else { return value.text }
            let writer = ContentWriter(mediaType: media.kind, schema: media.schema, encodings: media.encoding)
            // A record separator cannot be seen, nor typed.
            return writer.text(of: value).replacing("\u{1E}", with: "")
        }
        if media.isJSON || media.isRange && (!media.isText || value.string == nil) {
            return RequestDefaults.json(value)
        }
        guard let text = value.string else { return isDrawn && !media.isText ? nil : RequestDefaults.json(value) }
        // What a text in a binary media type would be is not known.
        return isDrawn && !media.isText ? nil : text
    }

    private static func xml(_ value: Node, _ schema: Schema?) -> String {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        return declaration + XMLWriter(schema: schema, isIndented: true).text(for: value) + "\n"
    }

    /// The parts of a multipart body that have a place instead of a name (3.2, section 4.15.4).
    private static func items(of value: Node, in media: MediaType, isDrawn: Bool) -> [Node]? {
        guard media.isSequential else { return nil }
        if isDrawn, media.itemSchema != nil { return [value] }
        return value.kind == .array ? value.elements.map { $0 } : nil
    }

    private static func positional(_ items: [Node], _ media: MediaType) -> String {
        let description = PartsBuilder.Description(media)
        var writer = MultipartWriter(boundary: boundary)
        for (index, item) in items.prefix(maximumItems).enumerated() {
            let schema = description.schema(at: index)
            let type = PartType.of(.value(item), schema: schema, encoding: description.encoding(at: index))
            let content =
                schema.map(RequestDefaults.isBinary) == true ? file : item.string ?? RequestDefaults.json(item)
            writer.write(
                MultipartWriter.Part(name: nil, contentType: type ?? "text/plain", bytes: Array(content.utf8)))
        }
        return String(decoding: writer.finish(), as: UTF8.self).replacing("\r\n", with: "\n")
    }

    private static func multipart(_ value: Node, _ media: MediaType) -> String? {
        guard value.kind == .object else { return nil }
        let plan = FormPlan(media)
        let properties = media.schema?.mergedProperties ?? []
        var writer = MultipartWriter(boundary: boundary)
        for entry in FormEntry.list(of: value, plan: plan) {
            guard case .value(let node) = entry.content else { continue }
            let schema = properties.first { $0.name == entry.name }?.schema
            let isFile = schema.map { RequestDefaults.isBinary($0) || $0.items.map(RequestDefaults.isBinary) == true }
            let content = isFile == true ? Self.file : node.string ?? RequestDefaults.json(node)
            writer.write(
                MultipartWriter.Part(
                    name: entry.name, fileName: isFile == true ? "file" : nil, contentType: plan.contentType(of: entry),
                    bytes: Array(content.utf8)))
        }
        return String(decoding: writer.finish(), as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
