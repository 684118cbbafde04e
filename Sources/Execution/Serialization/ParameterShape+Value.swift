import OpenAPI
import SourceTree

extension ParameterShape {
    /// JSON text of a parameter: small by nature.
    private static let budget = Budget(
        bytes: 1 << 20, nodes: 20_000, depth: 64, aliases: 0, expansion: 1, stringLength: 1 << 20, keyLength: 64 << 10)

    /// The shape of what was filled in; an error's text says where JSON breaks off.
    static func read(_ value: ParameterValue) throws(SourceError) -> ParameterShape {
        switch value {
        case .primitive(let text): return .primitive(text)
        case .array(let texts): return .array(texts.map { Item($0) })
        case .object(let properties): return .object(properties.map { ($0.name, Item($0.value)) })
        case .json(let text): return ParameterShape(try Tree.read(Array(text.utf8), format: .json, budget: budget).root)
        case .empty: return .primitive("")
        }
    }
}

extension ParameterValue {
    /// Whether nothing was filled in; "Send empty value" is something.
    var isBlank: Bool {
        switch self {
        case .primitive(let text): text.isEmpty
        case .array(let texts): texts.isEmpty
        case .object(let properties): properties.isEmpty
        case .json(let text): text.trimmingSpaces().isEmpty
        case .empty: false
        }
    }

    /// The text of a content-typed parameter: JSON as typed, other media types written from the value (OpenAPI 3.2
    /// section 4.12.2.3).
    func text(as mediaType: MediaType?) -> String {
        guard let mediaType, !mediaType.isJSON, isStructured,
            let tree = try? Tree.read(Array(contentText.utf8), format: .json, budget: .instance)
        else { return contentText }
        return ContentWriter(mediaType: mediaType.kind, schema: mediaType.schema, encodings: mediaType.encoding)
            .text(of: tree.root)
    }

    /// Whether it is JSON or put together from parts, not a text of its own.
    var isStructured: Bool {
        switch self {
        case .json, .array, .object: true
        case .primitive, .empty: false
        }
    }

    /// As typed, or put together as JSON.
    public var contentText: String {
        switch self {
        case .primitive(let text), .json(let text): return text
        case .empty: return ""
        case .array(let texts):
            var builder = TreeBuilder(name: "")
            builder.beginArray()
            for text in texts { builder.string(text) }
            builder.end()
            return String(decoding: builder.finish().root.json(), as: UTF8.self)
        case .object(let properties):
            var builder = TreeBuilder(name: "")
            builder.beginObject()
            for property in properties {
                builder.key(property.name)
                builder.string(property.value)
            }
            builder.end()
            return String(decoding: builder.finish().root.json(), as: UTF8.self)
        }
    }
}
