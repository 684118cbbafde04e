/// How large a sample may become (THREATS 4.4).
public struct SampleBudget: Sendable, Hashable {
    /// Values in it.
    public var nodes: Int
    /// Bytes of names and values.
    public var bytes: Int
    /// Objects and arrays within each other.
    public var depth: Int

    public init(nodes: Int, bytes: Int, depth: Int) {
        self.nodes = nodes
        self.bytes = bytes
        self.depth = depth
    }

    public static let standard = SampleBudget(nodes: 2_000, bytes: 65_536, depth: 12)
}
