/// Something in a text that was read, though its author will want to know of it: a key that occurs twice, an unknown tag.
public struct SourceWarning: Sendable, Hashable, CustomStringConvertible {
    /// Where it stands.
    public let position: Position
    /// The value it concerns; for a repeated key the object's member.
    public let pointer: JSONPointer
    /// What was found and what was made of it, without content of the text.
    public let message: String

    /// `line:column: message (pointer)`.
    public var description: String { "\(position): \(message) (\(pointer))" }
}
