/// One thing in a response that is not as the description says.
public struct ShownFinding: Hashable, Sendable {
    /// One sentence.
    public var message: String
    /// The JSON Pointer of the value that it is about; empty for the whole body, nil for what is not in the body.
    public var pointer: String?

    public init(_ message: String, pointer: String? = nil) {
        self.message = message
        self.pointer = pointer
    }
}
