public import OpenAPI

/// One call of an operation as a person filled it in: which server, which values, which body.
public struct Call: Sendable {
    public var operation: Operation
    public var server: ServerChoice
    /// Values by parameter; those that the operation does not know are left out.
    public var parameters: [ParameterKey: ParameterValue]
    public var body: CallBody?
    /// The media type asked for; nil asks for all that are documented.
    public var accept: String?
    /// Query parameters of the caller's own, after those of the description; names and values before encoding.
    public var extraQuery: [(name: String, value: String)] = []
    /// The names among them whose values are secrets.
    public var secretQuery: Set<String> = []
    /// Header fields of the caller's own; one takes the place of a field of the same name that Portico would send.
    public var extraFields: [Field] = []
    /// Header fields of the parts of a multipart body, by the part's name or, without one, its position from 0.
    public var partFields: [String: [Field]] = [:]

    /// Media types of the parts of a multipart body, by the part's name; each counts where its encoding allows it.
    public var partTypes: [String: String] = [:]

    public init(
        operation: Operation, server: ServerChoice = ServerChoice(), parameters: [ParameterKey: ParameterValue] = [:],
        body: CallBody? = nil, accept: String? = nil
    ) {
        self.operation = operation
        self.server = server
        self.parameters = parameters
        self.body = body
        self.accept = accept
    }
}
