import SourceTree

/// One keyword of a schema, and what of it is found once and not for each instance.
///
/// A class, because a run applies it to thousands of instances: it is handed on without its parts being counted.
final class SchemaStep: Sendable {
    let keyword: Keyword
    let name: String
    /// What stands behind the keyword.
    let value: Node
    /// The schema that holds the keyword.
    let schema: Node

    /// The strings among the elements of a list, or the one string that stands there.
    let names: [String]
    let types: TypeNames?
    /// A bound on lengths and numbers of things.
    let count: Count?
    /// A bound on numbers, or what they are to be a multiple of.
    let bound: NumberBound?
    let format: FormatRule?
    /// An expression that texts are to match; nil where it cannot be read.
    let pattern: Pattern?
    /// The expressions for names that this keyword or one beside it has.
    let namePatterns: [NamePattern]
    /// The properties that stand beside the keyword.
    let properties: NodeHandle?
    let reference: ReferenceTarget?
    /// How many elements have schemas of their own beside this keyword, which is about the rest.
    let prefixCount: Int

    init(_ keyword: Keyword, _ name: String, _ value: Node, of schema: Node, _ references: any SchemaReferences) {
        self.keyword = keyword
        self.name = name
        self.value = value
        self.schema = schema
        let isNamed = keyword == .assertion(.type) || keyword == .assertion(.required)
        names = isNamed ? value.string.map { [$0] } ?? value.elements.compactMap(\.string) : []
        types = keyword == .assertion(.type) ? TypeNames(names) : nil
        count = keyword.countsThings ? Count(value) : nil
        bound = keyword.boundsNumbers ? NumberBound(value, keyword, named: name, of: schema) : nil
        format = keyword == .assertion(.format) ? value.string.flatMap(FormatRules.rule) : nil
        pattern = keyword == .assertion(.pattern) ? value.string.flatMap { Pattern($0) } : nil
        let isAdditional = keyword == .applicator(.additionalProperties)
        if keyword == .applicator(.patternProperties) {
            namePatterns = NamePattern.list(of: value)
        } else {
            namePatterns = isAdditional ? NamePattern.list(of: schema["patternProperties"]) : []
        }
        properties = isAdditional ? schema["properties"]?.handle : nil
        let refers = keyword == .applicator(.reference) || keyword == .applicator(.dynamicReference)
        reference = refers ? ReferenceTarget(of: value, at: schema, references) : nil
        prefixCount = keyword == .applicator(.items) ? schema["prefixItems"]?.elements.count ?? 0 : 0
    }

    /// About how many bytes it holds beside the tree.
    var size: Int {
        let patterns = namePatterns.reduce(pattern?.size ?? 0) { $0 + ($1.pattern?.size ?? 0) + 64 }
        return names.reduce(512 + patterns) { $0 + $1.utf8.count + 16 }
    }
}
