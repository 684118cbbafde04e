/// Why a token was not issued.
public struct TokenDeskError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which rule was broken.
    public enum Code: Sendable, Hashable {
        case label, subject, scopes, randomness
    }

    /// Which rule was broken.
    public let code: Code
    /// What was expected and what came; safe to show.
    public let message: String

    public var description: String { message }
}
