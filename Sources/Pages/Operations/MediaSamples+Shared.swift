import JSONSchema
import OpenAPI

extension MediaSamples {
    /// Media types of one schema whose samples are the same texts.
    struct Shared {
        var media: [MediaType]
        let samples: MediaSamples

        /// The media types of one schema, in order, those with the same samples together.
        static func list(of group: [MediaType], direction: Direction) -> [Shared] {
            var found: [Shared] = []
            for media in group {
                // JSON without examples is drawn from the schema alone, which is the same.
                let isDrawn = media.isJSON && media.examples.isEmpty
                if isDrawn, let place = found.firstIndex(where: { $0.media[0].isJSON && $0.media[0].examples.isEmpty })
                {
                    found[place].media.append(media)
                    continue
                }
                let samples = MediaSamples(media: media, direction: direction)
                if let place = found.firstIndex(where: { $0.samples.list == samples.list }) {
                    found[place].media.append(media)
                } else {
                    found.append(Shared(media: [media], samples: samples))
                }
            }
            return found
        }
    }
}
