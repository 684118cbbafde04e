import JSONSchema
import OpenAPI

/// The samples of a media type with what they are called: its named examples, or one drawn from the schema.
struct MediaSamples {
    struct Sample {
        let label: String
        let description: String?
        let text: SampleText
    }

    private static let maximum = 8

    let list: [Sample]

    init(media: MediaType, direction: Direction) {
        let named = media.examples.filter { $0.name != nil }
        if named.count > 1 {
            list = named.prefix(Self.maximum).compactMap { example in
                SampleText(media, example: example, direction: direction).map {
                    Sample(label: example.summary ?? example.name ?? "", description: example.description, text: $0)
                }
            }
        } else {
            list =
                SampleText(media, direction: direction).map {
                    [Sample(label: "Example Value", description: named.first?.description, text: $0)]
                } ?? []
        }
    }

    var isEmpty: Bool { list.isEmpty }
}
