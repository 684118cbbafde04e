/// Why a text could not be read as a tree, and where.
public struct SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Sendable, Hashable {
        /// The text breaks the grammar of its format.
        case syntax
        /// The bytes are not UTF-8, or an escape names half a surrogate pair.
        case encoding
        /// There is no value in the text.
        case empty
        /// The text is longer than the budget allows, or would be with its aliases written out.
        case tooLarge
        /// Containers are nested deeper than the budget allows.
        case tooDeep
        /// There are more values, after alias expansion, than the budget allows.
        case tooManyNodes
        /// There are more alias references than the budget allows.
        case tooManyAliases
        /// A string is longer than the budget allows.
        case stringTooLong
        /// A key is longer than the budget allows.
        case keyTooLong
        /// A YAML stream holds more than one document.
        case multipleDocuments
        /// A YAML key is a collection or an alias.
        case unsupportedKey
        /// A YAML alias names no finished anchor.
        case unknownAlias
        /// A JSON Pointer breaks RFC 6901.
        case invalidPointer
    }

    public let code: Code
    /// The place of the failure, nil when it has none (a text that is too large, a pointer).
    public let position: Position?
    /// The same place as an offset in bytes from the start of the text.
    public let offset: Int?
    /// What was expected and what came; it quotes at most one character of the text.
    public let message: String

    init(_ code: Code, at offset: Int? = nil, in text: LineMap? = nil, _ message: String) {
        self.code = code
        self.offset = offset
        self.message = message
        position = offset.flatMap { text?.position(at: $0) }
    }

    /// `line:column: message`, or the message alone.
    public var description: String { position.map { "\($0): \(message)" } ?? message }
}
