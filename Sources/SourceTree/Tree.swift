/// A JSON or YAML text as one immutable, ordered arena of values over its bytes.
///
/// A class so that nodes can share it at the price of one reference. Reading checks everything once (encoding, grammar,
/// budgets); afterwards every accessor is total.
public final class Tree: Sendable {
    /// What the text is called in messages, such as a file name; empty when it has no name.
    public let name: String
    /// The notation of the text.
    public let format: SourceFormat
    /// What was odd in the text, in source order; at most ``maximumWarnings``.
    public let warnings: [SourceWarning]

    let arena: Arena
    /// Whether the arena shows the text as it stands, nothing built.
    let isVerbatim: Bool
    /// Whether some object has a key more than once.
    let hasRepeatedKeys: Bool

    /// How many warnings a tree keeps.
    public static let maximumWarnings = 100

    init(
        name: String, format: SourceFormat, arena: Arena, isVerbatim: Bool = true, hasRepeatedKeys: Bool,
        notes: [Note] = []
    ) {
        self.name = name
        self.format = format
        self.isVerbatim = isVerbatim
        self.hasRepeatedKeys = hasRepeatedKeys
        var arena = arena
        // A tree without a value does not exist: the builder's empty result is null.
        if arena.records.isEmpty { arena.records.append(Record(.null, start: Record.nowhere, extent: 0)) }
        self.arena = arena
        warnings = notes.sorted { $0.offset < $1.offset }.prefix(Self.maximumWarnings).map { $0.warning(in: arena) }
    }

    /// The value of the whole text.
    public var root: Node { Node(self, 0) }

    /// The text as read; a built tree has that of the tree it was made like.
    public var bytes: [UInt8] { arena.text.bytes }

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark.
    ///   - format: the notation; nil to tell it from the name's extension or, without one, from the first character: `{` and
    ///     `[` begin JSON. A `.yaml` file that holds JSON is read as JSON.
    ///   - name: what the text is called in messages.
    ///   - budget: where reading stops.
    ///   - cache: where YAML is looked for before it is read, and kept afterwards.
    /// - Throws: ``SourceError`` with the position of the first thing that is wrong.
    public static func read(
        _ bytes: [UInt8], format: SourceFormat? = nil, name: String = "", budget: Budget = .operatorDescription,
        cache: (any TreeCache)? = nil
    ) throws(SourceError) -> Tree {
        try TreeReader(bytes: bytes, name: name, budget: budget, cache: cache).read(format)
    }
}
