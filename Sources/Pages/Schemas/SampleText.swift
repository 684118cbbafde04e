import Execution
import JSONSchema
import Markup
import OpenAPI
import SourceTree

/// The sample of a media type: a named example, or one drawn from the schema.
struct SampleText {
    /// What people would send or get, as text.
    let bytes: [UInt8]
    let isJSON: Bool

    /// The example with a name, or the first; else a sample drawn from the schema. Nil when there is neither.
    init?(_ media: MediaType, example: Example? = nil, direction: Direction) {
        if example == nil, direction == .request, !media.isForm, !media.isMultipart {
            guard case .text(let text) = RequestDefaults(document: media.document).body(for: media), !text.isEmpty
            else {
                return nil
            }
            bytes = Array(text.utf8)
            isJSON = media.isJSON
            return
        }
        if let example = example ?? media.examples.first {
            guard let sample = Self.bytes(of: example, in: media) else { return nil }
            bytes = sample
            isJSON = media.isJSON
            return
        }
        guard let schema = media.schema ?? media.itemSchema, media.isJSON || media.isRange || media.isJSONSequence
        else {
            return nil
        }
        let sampler = Sampler(dialect: media.document.dialect, references: media.document, direction: direction)
        bytes = sampler.sample(of: schema.node).root.json(pretty: !media.isJSONSequence)
        isJSON = true
    }

    /// The sample drawn from a schema alone, as JSON.
    init?(_ schema: Schema, direction: Direction = .none) {
        let sampler = Sampler(dialect: schema.document.dialect, references: schema.document, direction: direction)
        bytes = sampler.sample(of: schema.node).root.json(pretty: true)
        isJSON = true
    }

    private static func bytes(of example: Example, in media: MediaType) -> [UInt8]? {
        if let text = example.serializedValue { return Array(text.utf8) }
        guard let value = example.value else { return nil }
        if let text = value.string, !media.isJSON { return Array(text.utf8) }
        return value.json(pretty: true)
    }

    /// The sample with colours.
    func write(into html: inout HTML) {
        if isJSON {
            html.append(Highlighter.json(bytes, limit: 65_536))
        } else {
            html.visible(utf8: bytes.prefix(65_536))
        }
    }
}
