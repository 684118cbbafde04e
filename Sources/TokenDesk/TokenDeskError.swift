/// Why the desk did not do what was asked.
public struct TokenDeskError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Which rule was broken.
    public enum Code: Sendable, Hashable {
        case label, comment, purpose, scopes, operations, resources, life, networks, rate
        /// An edit would give a token more rights than it has.
        case widening
        /// A user's name, password or role.
        case userName, password, role
        /// The user may not use the API.
        case access
        /// The token is not in the state that this needs.
        case state
        /// The system gave no random bytes.
        case randomness
    }

    /// Which rule was broken.
    public let code: Code
    /// What was expected and what came; safe to show.
    public let message: String

    /// An error whose message is safe to show.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
