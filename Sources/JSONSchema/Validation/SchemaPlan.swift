import SourceTree

/// What a schema asks: its keywords with their rules, in the order in which they are applied. An array's elements all have
/// the same schema, so it is found once a run.
struct SchemaPlan {
    /// One keyword of the schema.
    struct Step {
        let keyword: String
        let value: Node
        let rule: Evaluation.Rule
    }

    let steps: [Step]
    /// What the rules were chosen by.
    let vocabulary: Vocabulary

    init(_ schema: Node, _ dialect: Dialect, _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        let rules = Evaluation.rules(for: dialect, vocabulary: vocabulary)
        if dialect != .draft202012, let reference = schema["$ref"], reference.string != nil {
            // There all that stands beside a reference is ignored.
            steps = [Step(keyword: "$ref", value: reference) { $0.checkReference($1, &$2) }]
            return
        }
        let asked = schema.members.compactMap { member -> Step? in
            let keyword = member.key
            return rules[keyword].map { Step(keyword: keyword, value: member.value, rule: $0) }
        }
        let last = Evaluation.unevaluatedRules.compactMap { keyword, rule in
            schema[keyword].map { Step(keyword: keyword, value: $0, rule: rule) }
        }
        steps = asked + (dialect == .draft202012 ? last : [])
    }
}
