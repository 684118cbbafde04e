/// The names of the fields by which values of responses and identities are chosen, which no description has a part in.
public enum CapturedField: String, Sendable, CaseIterable {
    /// Where in the response the value stands.
    case source
    /// The header field of a credential for which the description has no scheme.
    case header
    /// Whether it happens after each call of the operation.
    case afterwards
    /// The name under which a value is kept.
    case valueName = "value-name"
    /// Whether pages show the value's name only.
    case isSecret = "is-secret"
    /// What is to be forgotten.
    case item
    /// The name of a set of credentials.
    case identity
    /// The identity of the first of two calls.
    case first = "first-identity"
    /// The identity of the second of two calls.
    case second = "second-identity"
    /// The field to be filled in from its chosen value.
    case useValue = "use-value"
    /// Where in a JSON body the value is put.
    case target
}
