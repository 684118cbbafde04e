/// What members beyond the named ones an object may have.
public enum AdditionalProperties: Hashable, Sendable {
    /// Whatever they are: the keyword is absent or true.
    case any
    case none
    case schema(Schema)
}
