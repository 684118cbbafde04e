import SourceTree

/// An example or a default that is to be held against a schema.
struct SampleCheck: Sendable {
    let value: Node
    let schema: Node
    let rule: Rule
}
