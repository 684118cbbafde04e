public import Foundation

/// A value of a response that a session keeps for other calls.
public struct CapturedValue: Sendable, Hashable, Codable {
    /// Bytes of a value at most.
    public static let lengthLimit = 65_536
    /// Values of a session and a description at most.
    public static let countLimit = 50

    /// The name that its owner gave it, one of its kind.
    public var name: String
    /// The value as it is put into a field.
    public var text: String
    /// Whether pages show its name only.
    public var isSecret: Bool
    /// The operation that it came from.
    public var operation: String
    /// Where in the response it stood.
    public var source: String
    public var takenAt: Date

    public init(name: String, text: String, isSecret: Bool, operation: String, source: String, takenAt: Date) {
        self.name = name
        self.text = text
        self.isSecret = isSecret
        self.operation = operation
        self.source = source
        self.takenAt = takenAt
    }
}
