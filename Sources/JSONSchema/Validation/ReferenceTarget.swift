import SourceTree

/// Where a reference leads.
///
/// A class, because it is followed for each instance: it is handed on without its parts being counted.
final class ReferenceTarget: Sendable {
    let schema: Node
    /// The root of the resource that the schema belongs to.
    let resource: Node
    /// The name of the `$dynamicAnchor` that it leads to, nil where it leads to none.
    let dynamicName: String?

    init(_ schema: Node, _ references: any SchemaReferences) {
        self.schema = schema
        resource = references.resource(of: schema)
        dynamicName = nil
    }

    /// Nil when the reference leads nowhere.
    init?(of reference: Node, at schema: Node, _ references: any SchemaReferences) {
        guard let text = reference.string, let target = references.target(of: text, at: schema) else { return nil }
        self.schema = target
        resource = references.resource(of: target)
        let fragment = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        dynamicName = fragment.map(String.init).flatMap { name in
            target["$dynamicAnchor"]?.string.map { $0.isSame(as: name) } == true ? name : nil
        }
    }
}
