import Execution
import OpenAPI
import SourceTree

/// What stands in the fields before anything was typed: the same values that the sample of the request is made of.
struct Prefill {
    private let call: PrefilledCall
    private let defaults: RequestDefaults
    private let chosen: String?

    init(operation: Operation, mediaType: String?) {
        defaults = RequestDefaults(document: operation.document)
        call = defaults.call(for: operation, mediaType: mediaType)
        chosen = call.mediaType
    }

    /// Values for a parameter: several for an array, JSON text for an object.
    func values(for parameter: Parameter) -> [String] {
        Self.texts(of: call.parameters[ParameterKey(parameter)])
    }

    /// The named examples of a parameter that can be filled in.
    func examples(for parameter: Parameter) -> [OfferedExample] {
        guard !parameter.isReservedHeader else { return [] }
        return OfferedExample.list(parameter.examples) { example in
            defaults.value(of: example, for: parameter).map { Self.texts(of: $0) }
        }
    }

    /// The named examples of a body, else one for each alternative; those of a form have no text of their own.
    func examples(for media: MediaType) -> [OfferedExample] {
        if media.examples.isEmpty {
            let offered = media.alternatives.compactMap { alternative in
                defaults.text(for: media, alternative: alternative).map {
                    OfferedExample(name: alternative.name, label: alternative.name, values: [$0])
                }
            }
            return offered.count > 1 ? offered : []
        }
        return OfferedExample.list(media.examples) { example in
            guard example.value != nil || example.serializedValue != nil else { return nil }
            switch defaults.body(for: media, example: example) {
            case .text(let text): return [text]
            case .form: return []
            case .file: return nil
            }
        }
    }

    private static func texts(of value: ParameterValue?) -> [String] {
        switch value {
        case .primitive(let text), .json(let text): [text]
        case .array(let texts): texts
        case .object, .empty, nil: []
        }
    }

    /// The editor of a media type with what it begins with.
    func body(for media: MediaType) -> PrefilledBody {
        if media.name == chosen, let body = call.body { return body }
        return defaults.body(for: media)
    }
}
