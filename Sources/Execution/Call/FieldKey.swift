/// Which input of the form something is about.
public enum FieldKey: Sendable, Hashable {
    case parameter(ParameterKey)
    case serverVariable(String)
    /// The body as a whole.
    case body
    /// One row of a form body.
    case formPart(String)
    case mediaType
    case server
    /// The description itself: a path or method that cannot be sent.
    case operation
}
