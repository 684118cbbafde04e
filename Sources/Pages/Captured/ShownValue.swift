public import Foundation

/// A value that the session took from a response, as pages show it.
public struct ShownValue: Hashable, Sendable {
    /// Names it in forms.
    public var id: String
    public var name: String
    /// The value; nil for a secret, of which pages know the name alone.
    public var text: String?
    /// The title of the operation that it came from.
    public var operation: String
    /// That operation's id in addresses; nil when the description has it no more.
    public var operationID: String?
    /// Where in the response it stood.
    public var source: String
    public var takenAt: Date

    public init(
        id: String, name: String, text: String?, operation: String, operationID: String?, source: String,
        takenAt: Date
    ) {
        self.id = id
        self.name = name
        self.text = text
        self.operation = operation
        self.operationID = operationID
        self.source = source
        self.takenAt = takenAt
    }
}
