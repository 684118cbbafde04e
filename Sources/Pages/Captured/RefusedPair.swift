/// What was asked for by **Run as two** when the form could not be sent as it is.
public struct RefusedPair: Sendable, Hashable {
    /// The identities that were chosen.
    public var first: String
    public var second: String
    /// Whether both calls can be made all the same.
    public var canBeSkipped: Bool

    public init(first: String, second: String, canBeSkipped: Bool) {
        self.first = first
        self.second = second
        self.canBeSkipped = canBeSkipped
    }
}
