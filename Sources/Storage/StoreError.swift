/// Why the store could not be opened or used. Fail closed: whoever gets one refuses what was asked (THREATS B3, G7).
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of obstacle it is.
    public enum Code: Sendable, Hashable {
        /// A folder or file is open to others, or is not what it should be.
        case unsafeFiles
        /// No key was given, or it is not readable as one.
        case badKey
        /// The store was sealed with another key.
        case wrongKey
        /// A sealed value was changed, moved or cut.
        case brokenSeal
        /// A name under which nothing can be kept.
        case badName
        /// A value is larger than its limit.
        case tooLarge
        /// There are already as many as are allowed.
        case tooMany
        /// What was named is unknown, used up or too old.
        case gone
        /// The database is older than the mark beside it says.
        case restored
        /// The database is busy, full, corrupt or not to be read.
        case unavailable
    }

    /// What kind of obstacle it is.
    public let code: Code
    /// What was expected, what came, and the next step; never a secret.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
