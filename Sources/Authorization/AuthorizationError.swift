/// Why a credential was not taken or not sent. Messages never repeat a value (THREATS A12).
public struct AuthorizationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: Sendable, Hashable {
        /// Nothing was entered.
        case empty
        /// More than ``CredentialFields/lengthLimit`` bytes.
        case tooLong
        /// Line breaks, control characters, or others that the place cannot hold.
        case characters
        /// The description names a field, cookie or parameter that no credential may go to.
        case name
        /// A kind of scheme that Portico cannot present yet.
        case unsupported
        /// Two schemes that are needed together want the same place.
        case conflict
    }

    /// The input in which it is wrong.
    public enum Field: Sendable, Hashable {
        case value, user, password
    }

    /// What is wrong.
    public let code: Code
    /// The input to correct; nil when the description is at fault.
    public let field: Field?
    /// What was expected and what to do, in one or two sentences.
    public let message: String

    init(_ code: Code, _ field: Field? = nil, _ message: String) {
        self.code = code
        self.field = field
        self.message = message
    }

    public var description: String { message }
}
