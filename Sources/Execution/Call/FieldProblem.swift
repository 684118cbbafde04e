public import SourceTree

/// Why a call cannot be sent as filled in, for one input.
public struct FieldProblem: Sendable, Hashable {
    public let key: FieldKey
    /// Where in the input's value, nil where it is about all of it.
    public let pointer: JSONPointer?
    /// One sentence; holds no value from the form.
    public let message: String
    /// Whether "Execute anyway" leaves the input out and sends the call all the same.
    public let canBeSkipped: Bool

    public init(key: FieldKey, message: String, canBeSkipped: Bool = false, pointer: JSONPointer? = nil) {
        self.key = key
        self.pointer = pointer
        self.message = message
        self.canBeSkipped = canBeSkipped
    }
}
