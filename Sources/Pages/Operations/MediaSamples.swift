import JSONSchema
import Markup
import OpenAPI
import SourceTree

/// The samples of a media type with what they are called: its named examples, else one drawn from the schema, or one for
/// each of its alternatives.
struct MediaSamples {
    struct Sample {
        let label: String
        /// CommonMark.
        var description: String?
        /// Where the example is kept: shown, never fetched (THREATS S11).
        var address: String?
        let text: SampleText?
    }

    private static let maximum = 12
    private static let maximumVariants = 8

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
        let variants = Self.variants(of: schema)
        guard variants.count > 1 else {
            list = [Sample(label: "Example Value", text: SampleText(schema))]
            return
        }
        list = variants.map { Sample(label: $0.label, text: SampleText(schema, variant: $0.node)) }
    }

    var isEmpty: Bool { list.isEmpty }

    private static func drawn(_ media: MediaType, _ direction: Direction) -> [Sample] {
        let variants = (media.schema ?? media.itemSchema).map(variants) ?? []
        let samples = variants.compactMap { variant in
            SampleText(media, example: nil, variant: variant.node, direction: direction).map {
                Sample(label: variant.label, text: $0)
            }
        }
        if samples.count > 1 { return samples }
        return SampleText(media, example: nil, direction: direction).map { [Sample(label: "Example Value", text: $0)] }
            ?? []
    }

    /// The alternatives of a schema that has no example of its own, by the names that its description gives them.
    private static func variants(of schema: Schema) -> [(label: String, node: Node)] {
        guard schema.examples.isEmpty, schema.default == nil else { return [] }
        let core = SchemaChildren.core(of: schema)
        guard core.examples.isEmpty, let group = SchemaChildren.of(schema).variants.first else { return [] }
        guard (2...maximumVariants).contains(group.schemas.count) else { return [] }
        return group.raw.enumerated().map { index, node in
            let variant = group.schemas[index]
            return (SchemaChildren.label(of: variant, number: index + 1), node)
        }
    }
}
