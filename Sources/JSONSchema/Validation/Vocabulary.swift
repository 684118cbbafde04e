import SourceTree

/// What a metaschema says that its schemas may assert (2020-12 core, section 8.1.2).
struct Vocabulary: Hashable, Sendable {
    private static let base = "https://json-schema.org/draft/2020-12/vocab/"

    /// Whether there are assertions at all.
    var validates = true
    var knowsFormats = true
    /// Whether formats are asserted, whatever else was asked for.
    var assertsFormats = false

    /// The vocabulary of the version's own metaschema.
    static let standard = Vocabulary()

    private init() {}

    /// The vocabulary of a metaschema that lists its own.
    init(_ list: Node) {
        validates = list[Self.base + "validation"] != nil
        assertsFormats = list[Self.base + "format-assertion"] != nil
        knowsFormats = assertsFormats || list[Self.base + "format-annotation"] != nil
    }
}
