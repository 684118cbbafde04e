public import SourceTree

/// Why a description, one of its files or a server URL is not to be had.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable {
        private enum Value: Hashable, Sendable {
            case unreadable, refused, notFound, tooLarge, serverVariable
        }

        private let value: Value

        /// The text is neither JSON nor YAML, or breaks a budget.
        public static let unreadable = Code(value: .unreadable)
        /// The file stands where nothing may be read from.
        public static let refused = Code(value: .refused)
        public static let notFound = Code(value: .notFound)
        public static let tooLarge = Code(value: .tooLarge)
        /// A server's URL has a variable without an allowed value.
        public static let serverVariable = Code(value: .serverVariable)
    }

    public let code: Code
    /// What was expected, what came. Never content of a file.
    public let message: String
    /// Where in the text, for `unreadable`.
    public let position: Position?

    public init(_ code: Code, _ message: String, position: Position? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }

    public var description: String { position.map { "\($0.line):\($0.column): " + message } ?? message }
}
