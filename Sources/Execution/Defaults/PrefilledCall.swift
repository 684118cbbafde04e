/// What a form holds before anyone types.
public struct PrefilledCall: Sendable, Hashable {
    /// Only parameters for which the description has an example or default, or that are required and have an enumeration.
    public var parameters: [ParameterKey: ParameterValue]
    /// The request media type that ``body`` is for, nil when the operation has no body.
    public var mediaType: String?
    public var body: PrefilledBody?

    public init(
        parameters: [ParameterKey: ParameterValue] = [:], mediaType: String? = nil, body: PrefilledBody? = nil
    ) {
        self.parameters = parameters
        self.mediaType = mediaType
        self.body = body
    }
}
