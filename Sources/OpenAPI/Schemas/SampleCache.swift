import JSONSchema
import SourceTree
import Synchronization

/// The samples drawn last: one page shows the same one several times, and pages are read again.
final class SampleCache: Sendable {
    struct Key: Hashable {
        let schema: Node
        let variant: Node?
        let direction: Direction
    }

    private struct Kept {
        var samples: [Key: Tree] = [:]
        /// In the order in which they came.
        var order: [Key] = []
        var bytes = 0
    }

    private static let maximumBytes = 4 << 20
    private let kept = Mutex(Kept())

    /// The sample that is kept, else one that is made now.
    func sample(_ key: Key, make: () -> Tree) -> Tree {
        if let known = kept.withLock({ $0.samples[key] }) { return known }
        let made = make()
        let size = made.root.json().count + 512
        kept.withLock { kept in
            guard kept.samples.updateValue(made, forKey: key) == nil else { return }
            kept.order.append(key)
            kept.bytes += size
            guard kept.bytes > Self.maximumBytes else { return }
            kept = Kept()
        }
        return made
    }
}
