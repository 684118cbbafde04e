import SourceTree

/// `$ref` and `$dynamicRef` (2020-12 core, section 8.2.3), and `$recursiveRef`, which the latter replaced.
extension Evaluation {
    /// A reference that leads nowhere is a diagnostic of the description, not a finding about the instance.
    func checkReference(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard let target = target(of: use) else { return }
        follow(target, use, &evaluated)
    }

    /// As `$ref`, but when it leads to a `$dynamicAnchor` the outermost resource with the same anchor counts.
    func checkDynamicReference(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard let text = use.value.string, var target = target(of: use) else { return }
        let fragment = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        if let name = fragment.map(String.init),
            target.schema["$dynamicAnchor"]?.string.map({ $0.isSame(as: name) }) == true
        {
            for resource in scope {
                guard let found = validator.references.dynamicAnchor(name, in: resource) else { continue }
                target = ReferenceTarget(schema: found, resource: validator.references.resource(of: found))
                break
            }
        }
        follow(target, use, &evaluated)
    }

    /// A `$recursiveRef`, the only form of which is `#` (2019-09 core, section 8.2.4.2).
    func checkRecursiveReference(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        guard use.value.kind == .string else { return }
        let schema = validator.references.recursiveTarget(at: use.schema, within: scope)
        follow(
            ReferenceTarget(schema: schema, resource: validator.references.resource(of: schema)), use, &evaluated)
    }

    private func follow(_ target: ReferenceTarget, _ use: KeywordUse, _ evaluated: inout Evaluated) {
        scope.append(target.resource)
        evaluated.merge(apply(target.schema, to: use.instance))
        scope.removeLast()
    }
}
