import SourceTree
import Synchronization

/// The plans of the schemas used last, kept by whoever holds the documents, so that a second validation plans nothing anew.
///
/// For one set of references only, and for schemas of documents that live as long as it does.
public final class SchemaPlans: Sendable {
    private struct Key: Hashable {
        let schema: Node
        let dialect: Dialect
        let vocabulary: Vocabulary
    }

    private struct Kept {
        var plans: [Key: SchemaPlan] = [:]
        var bytes = 0
    }

    /// About what is kept; beyond it all is let go and found again when it is asked for.
    private static let maximumBytes = 4 << 20
    private let kept = Mutex(Kept())

    public init() {}

    /// The plan that is kept, else one that is made now.
    func plan(
        of schema: Node, _ dialect: Dialect, _ vocabulary: Vocabulary, _ references: any SchemaReferences
    ) -> SchemaPlan {
        let key = Key(schema: schema, dialect: dialect, vocabulary: vocabulary)
        if let known = kept.withLock({ $0.plans[key] }) { return known }
        let made = SchemaPlan(schema, dialect, vocabulary, references)
        let size = made.size
        kept.withLock { kept in
            if kept.bytes + size > Self.maximumBytes { kept = Kept() }
            guard size <= Self.maximumBytes, kept.plans.updateValue(made, forKey: key) == nil else { return }
            kept.bytes += size
        }
        return made
    }
}
