/// Why a text is no JSONPath.
public struct JSONPathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected.
    public let message: String
    /// The character, from 0, before which it was expected.
    public let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// The message with the place.
    public var description: String { "\(message) at character \(offset + 1)" }
}
