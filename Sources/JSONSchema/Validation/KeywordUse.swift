import SourceTree

/// One keyword of a schema, applied to an instance.
struct KeywordUse {
    let keyword: String
    /// What stands behind the keyword.
    let value: Node
    /// The schema that holds the keyword.
    let schema: Node
    let instance: Node
}
