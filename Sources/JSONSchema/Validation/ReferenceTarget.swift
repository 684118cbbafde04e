import SourceTree

/// Where a reference leads.
struct ReferenceTarget {
    let schema: Node
    /// The root of the resource that the schema belongs to.
    let resource: Node
}
