/// Why a call cannot be sent as filled in, for one input.
public struct FieldProblem: Sendable, Hashable {
    public let key: FieldKey
    /// One sentence; holds no value from the form.
    public let message: String
    /// Whether "Execute anyway" leaves the input out and sends the call all the same.
    public let canBeSkipped: Bool

    public init(key: FieldKey, message: String, canBeSkipped: Bool = false) {
        self.key = key
        self.message = message
        self.canBeSkipped = canBeSkipped
    }
}
