import SourceTree

/// `$ref` and `$dynamicRef` (2020-12 core, section 8.2.3), and `$recursiveRef`, which the latter replaced.
extension Evaluation {
    /// A reference that leads nowhere is a diagnostic of the description, not a finding about the instance.
    func checkReference(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard let target = step.reference else { return }
        follow(target, instance, &evaluated)
    }

    /// As `$ref`, but when it leads to a `$dynamicAnchor` the outermost resource with the same anchor counts.
    func checkDynamicReference(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard let target = step.reference else { return }
        if let name = target.dynamicName {
            for entry in run.scope {
                guard let found = validator.references.dynamicAnchor(name, in: entry.resource) else { continue }
                return follow(ReferenceTarget(found, validator.references), instance, &evaluated)
            }
        }
        follow(target, instance, &evaluated)
    }

    /// A `$recursiveRef`, the only form of which is `#` (2019-09 core, section 8.2.4.2).
    func checkRecursiveReference(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        guard step.value.kind == .string else { return }
        let schema = validator.references.recursiveTarget(at: step.schema, within: run.scope.map(\.resource))
        follow(ReferenceTarget(schema, validator.references), instance, &evaluated)
    }

    private func follow(_ target: ReferenceTarget, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let entersResource = run.enter(target.resource)
        apply(target.schema.handle, in: target.schema.tree, to: instance, &evaluated)
        if entersResource { run.leave() }
    }
}
