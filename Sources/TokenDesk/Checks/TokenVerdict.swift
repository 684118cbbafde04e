/// What a presented token is worth for a call.
public enum TokenVerdict: Sendable, Hashable {
    /// It opens the call.
    case valid(TokenPass)
    /// It does not; the id is there for a token that was issued, so that the refusal is counted as its own.
    case refused(TokenRefusal, TokenID?)
}
