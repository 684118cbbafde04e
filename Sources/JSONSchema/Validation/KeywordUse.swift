import SourceTree

/// One keyword of a schema, applied to an instance.
struct KeywordUse {
    let step: SchemaStep
    let instance: Node

    var keyword: String { step.keyword }
    /// What stands behind the keyword.
    var value: Node { step.value }
    /// The schema that holds the keyword.
    var schema: Node { step.schema }
}
