import SourceTree

/// How much a container holds: `minItems`, `maxItems`, `minProperties`, `maxProperties` (2020-12 validation, sections 6.4 and
/// 6.5).
extension Evaluation {
    /// - Parameter words: what an instance of the kind holds, as a message calls it.
    func checkLeast(_ step: SchemaStep, _ instance: NodeHandle, in kind: Node.Kind, _ words: StaticString) {
        guard tree.kind(of: instance) == kind else { return }
        let count = tree.count(of: instance)
        guard step.count?.isGreater(than: count) == true, let minimum = step.count else { return }
        fail(step, instance, "expected at least \(minimum) \(words), came \(count)")
    }

    /// - Parameter words: what an instance of the kind holds, as a message calls it.
    func checkMost(_ step: SchemaStep, _ instance: NodeHandle, in kind: Node.Kind, _ words: StaticString) {
        guard tree.kind(of: instance) == kind else { return }
        let count = tree.count(of: instance)
        guard step.count?.isLess(than: count) == true, let maximum = step.count else { return }
        fail(step, instance, "expected at most \(maximum) \(words), came \(count)")
    }
}
