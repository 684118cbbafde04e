import SourceTree

/// What a schema asks: its keywords in the order in which they are applied. An array's elements all have the same schema, and
/// one answer of an API is like the next, so it is found once.
///
/// A class, because it is looked up for each instance.
final class SchemaPlan: Sendable {
    let schema: Node
    let steps: [SchemaStep]
    /// What the keywords were chosen by.
    let vocabulary: Vocabulary
    /// Whether the schema is a resource of its own.
    let entersResource: Bool
    /// Whether a keyword asks what the others have looked at.
    let asksForUnevaluated: Bool

    init(
        _ schema: Node, _ dialect: Dialect, _ vocabulary: Vocabulary, _ references: any SchemaReferences
    ) {
        self.schema = schema
        self.vocabulary = vocabulary
        entersResource = dialect == .draft202012 && schema["$id"] != nil
        if dialect != .draft202012, let reference = schema["$ref"], reference.string != nil {
            // There all that stands beside a reference is ignored.
            steps = [SchemaStep(.applicator(.reference), "$ref", reference, of: schema, references)]
            asksForUnevaluated = false
            return
        }
        let keywords = KeywordTable.keywords(of: dialect, vocabulary)
        let asked = schema.members.compactMap { member -> SchemaStep? in
            let name = member.key
            return keywords[name].map { SchemaStep($0, name, member.value, of: schema, references) }
        }
        let last = dialect == .draft202012 ? KeywordTable.last : []
        let unevaluated = last.compactMap { name, keyword in
            schema[name].map { SchemaStep(keyword, name, $0, of: schema, references) }
        }
        steps = asked + unevaluated
        asksForUnevaluated = !unevaluated.isEmpty
    }

    /// About how many bytes it holds beside the tree.
    var size: Int { steps.reduce(256) { $0 + $1.size } }
}
