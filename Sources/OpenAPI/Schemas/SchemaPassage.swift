import SourceTree

/// How a schema was reached by a reference.
///
/// A class, so that the many copies of a schema cost one count of references and not four.
final class SchemaPassage: Sendable {
    let referenceName: String?
    /// The nodes with `$ref` passed on the way, outermost first, where what stands beside counts.
    let overlays: [Node]
    /// The target of the first reference.
    let first: Node?
    let scope: DynamicScope

    init(referenceName: String?, overlays: [Node], first: Node?, scope: DynamicScope) {
        self.referenceName = referenceName
        self.overlays = overlays
        self.first = first
        self.scope = scope
    }
}
