import Execution
import JSONSchema
import Markup
import OpenAPI
import SourceTree

/// A sample with colours: of a media type, or of a schema alone.
struct SampleText: Hashable {
    /// Bytes that are shown (THREATS 4.4).
    private static let limit = 65_536

    let bytes: [UInt8]
    let language: Language

    /// An example as its media type is written, or a sample drawn from the schema. Nil when there is neither.
    init?(_ media: MediaType, example: Example?, variant: Node? = nil, direction: Direction) {
        let sample = ContentSample(media, example: example, variant: variant, direction: direction)
        guard let sample, !sample.text.isEmpty else { return nil }
        bytes = Array(sample.text.utf8)
        language = sample.isJSON ? .json : Language(mediaType: media.name) ?? .text
    }

    /// The sample drawn from a schema alone, as JSON.
    init(_ schema: Schema, variant: Node? = nil, direction: Direction = .none) {
        bytes = schema.document.sample(of: schema, variant: variant, direction: direction).json(pretty: true)
        language = .json
    }

    /// The sample of a schema alone as XML; nil where the description says nothing of XML.
    init?(xml schema: Schema) {
        guard let sample = ContentSample(xml: schema) else { return nil }
        bytes = Array(sample.text.utf8)
        language = .xml
    }

    /// Whether its block is as high as blocks become whatever stands in it, which is laid out once it comes near.
    var isLong: Bool { bytes.count { $0 == UInt8(ascii: "\n") } >= 60 }

    func write(into html: inout HTML) {
        if bytes.count <= Self.limit {
            html.append(Highlighter.code(bytes, language: language, limit: Self.limit))
        } else {
            html.visible(utf8: bytes.prefix(Self.limit))
            html.text("\n…")
        }
    }
}
