/// The way a value travels: properties marked `readOnly` do not belong in a request, `writeOnly` ones not in a response.
public enum Direction: Sendable, Hashable {
    case request
    case response
    /// Neither: every property counts.
    case none
}
