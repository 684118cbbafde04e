import JSONSchema
import Markup
import OpenAPI

/// The samples of a media type with what they are called: its named examples, else one drawn from the schema, or one for
/// each of its alternatives.
struct MediaSamples {
    struct Sample: Hashable {
        let label: String
        /// CommonMark.
        var description: String?
        /// Where the example is kept: shown, never fetched (THREATS S11).
        var address: String?
        let text: SampleText?
    }

    private static let maximum = 12

    let list: [Sample]

    init(media: MediaType, direction: Direction) {
        let examples = media.examples
        if examples.isEmpty {
            list = Self.drawn(media, direction)
            return
        }
        list = examples.prefix(Self.maximum).compactMap { example in
            let text = SampleText(media, example: example, direction: direction)
            guard text != nil || example.externalValue != nil || example.brokenReference != nil else { return nil }
            return Sample(
                label: example.summary ?? example.name ?? "Example Value", description: example.description,
                address: example.externalValue, text: text)
        }
    }

    /// The samples of a schema alone.
    init(schema: Schema) {
        let variants = schema.alternatives
        guard variants.count > 1 else {
            list = [Sample(label: "Example Value", text: SampleText(schema))]
            return
        }
        list = variants.map { Sample(label: $0.name, text: SampleText(schema, variant: $0.site)) }
    }

    var isEmpty: Bool { list.isEmpty }

    private static func drawn(_ media: MediaType, _ direction: Direction) -> [Sample] {
        let samples = media.alternatives.compactMap { alternative in
            SampleText(media, example: nil, variant: alternative.site, direction: direction).map {
                Sample(label: alternative.name, text: $0)
            }
        }
        if samples.count > 1 { return samples }
        return SampleText(media, example: nil, direction: direction).map { [Sample(label: "Example Value", text: $0)] }
            ?? []
    }
}
