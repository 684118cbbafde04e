/// How much of a foreign text is read before reading stops with a ``SourceError``.
///
/// Every limit is inclusive: a text that just reaches it is read.
public struct Budget: Sendable, Hashable {
    /// Bytes of the text as it came, decoded from any content coding; of a YAML text also the bytes of its keys and scalars
    /// with all aliases written out, so that nothing made of it is larger than what a text without aliases can be.
    public var bytes: Int
    /// Values after the expansion of aliases; keys are not counted. Never more than 16,000,000.
    public var nodes: Int
    /// Containers inside one another, counted through aliases; a document that is one empty array has depth 1.
    public var depth: Int
    /// Alias references (`*name`) of a YAML text.
    public var aliases: Int
    /// How many times more values a YAML text may stand for than it writes, once it stands for more than 100,000.
    public var expansion: Int
    /// Bytes of one string as written.
    public var stringLength: Int
    /// Bytes of one key as written; a key that starts with `/` may be twice as long.
    public var keyLength: Int

    public init(
        bytes: Int, nodes: Int, depth: Int, aliases: Int, expansion: Int, stringLength: Int, keyLength: Int
    ) {
        self.bytes = bytes
        self.nodes = nodes
        self.depth = depth
        self.aliases = aliases
        self.expansion = expansion
        self.stringLength = stringLength
        self.keyLength = keyLength
    }

    /// For a description that the operator chose.
    public static let operatorDescription = Budget(
        bytes: 64 << 20, nodes: 4_000_000, depth: 128, aliases: 10_000, expansion: 10, stringLength: 1 << 20,
        keyLength: 1024)

    /// For a description that a user brought.
    public static let userDescription = Budget(
        bytes: 16 << 20, nodes: 500_000, depth: 128, aliases: 1_000, expansion: 5, stringLength: 256 << 10,
        keyLength: 1024)

    /// For the body of a message and for samples.
    public static let instance = Budget(
        bytes: 16 << 20, nodes: 1_000_000, depth: 128, aliases: 0, expansion: 1, stringLength: 16 << 20,
        keyLength: 64 << 10)
}
