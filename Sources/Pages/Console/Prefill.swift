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
        switch call.parameters[ParameterKey(parameter)] {
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
