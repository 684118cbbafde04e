import SourceTree

/// What a schema asks: its keywords with their rules, in the order in which they are applied. An array's elements all have
/// the same schema, so it is found once a run.
///
/// A class, because it is looked up for each instance. One run uses it, on one thread.
final class SchemaPlan {
    let schema: Node
    let steps: [SchemaStep]
    /// What the rules were chosen by.
    let vocabulary: Vocabulary
    /// Whether the schema is a resource of its own.
    let entersResource: Bool

    init(_ schema: Node, _ dialect: Dialect, _ vocabulary: Vocabulary) {
        self.schema = schema
        self.vocabulary = vocabulary
        entersResource = dialect == .draft202012 && schema["$id"] != nil
        let rules = Evaluation.rules(for: dialect, vocabulary: vocabulary)
        if dialect != .draft202012, let reference = schema["$ref"], reference.string != nil {
            // There all that stands beside a reference is ignored.
            steps = [SchemaStep("$ref", reference, of: schema) { $0.checkReference($1, &$2) }]
            return
        }
        let asked = schema.members.compactMap { member -> SchemaStep? in
            let keyword = member.key
            return rules[keyword].map { SchemaStep(keyword, member.value, of: schema, $0) }
        }
        let last = Evaluation.unevaluatedRules.compactMap { keyword, rule in
            schema[keyword].map { SchemaStep(keyword, $0, of: schema, rule) }
        }
        steps = asked + (dialect == .draft202012 ? last : [])
    }
}
