import SourceTree

/// One keyword of a schema with its rule, and what of it is found once and not for each instance.
///
/// A class, because a run applies it to thousands of instances: it is handed on without its parts being counted. One run uses
/// it, on one thread.
final class SchemaStep {
    let keyword: String
    let value: Node
    let schema: Node
    let rule: Evaluation.Rule

    /// The strings among the elements of a list, or the one string that stands there.
    private(set) lazy var names = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
    /// The properties that stand beside the keyword.
    private(set) lazy var properties = schema["properties"]
    /// The patterns of properties that stand beside the keyword.
    private(set) lazy var patterns = schema["patternProperties"]?.members.map(\.key) ?? []

    init(_ keyword: String, _ value: Node, of schema: Node, _ rule: @escaping Evaluation.Rule) {
        self.keyword = keyword
        self.value = value
        self.schema = schema
        self.rule = rule
    }
}
