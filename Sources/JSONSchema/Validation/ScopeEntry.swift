import SourceTree

/// A schema resource that was entered, and what it may assert.
struct ScopeEntry {
    let resource: Node
    let vocabulary: Vocabulary
}
