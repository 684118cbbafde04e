/// One thing in a response that the description does not promise.
public struct ContractBreach: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case status, mediaType, header, body
    }

    public let kind: Kind
    /// One sentence; no value of the response.
    public let message: String
    /// For the body: the JSON Pointer of the value, empty for the whole.
    public let instance: String?
    /// For the body: the JSON Pointer of the keyword in the description.
    public let schema: String?

    public init(kind: Kind, message: String, instance: String? = nil, schema: String? = nil) {
        self.kind = kind
        self.message = message
        self.instance = instance
        self.schema = schema
    }
}
