/// What a person filled in for one parameter.
public enum ParameterValue: Sendable, Hashable {
    /// One text.
    case primitive(String)
    /// One text per item.
    case array([String])
    /// Properties in order.
    case object([ParameterProperty])
    /// JSON text: an array, object or scalar that the builder reads; for content-typed parameters it is sent as typed.
    case json(String)
    /// "Send empty value": `name=`.
    case empty
}
