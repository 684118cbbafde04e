import SourceTree

/// `allOf`, `anyOf`, `oneOf`, `not`, `if` (2020-12 core, sections 10.2.1 and 10.2.2).
extension Evaluation {
    func checkAllOf(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let source = step.value.tree
        for schema in source.elements(of: step.value.handle) {
            apply(schema, in: source, to: instance, &evaluated)
            if isDecided { return }
        }
    }

    /// All variants are tried, since each valid one adds to what was looked at.
    func checkAnyOf(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let outcomes = outcomes(of: step, instance, evaluated)
        guard !outcomes.isEmpty else { return }
        for outcome in outcomes where outcome.isValid { evaluated.merge(outcome.evaluated) }
        guard !outcomes.contains(where: \.isValid) else { return }
        let count = outcomes.count
        fail(step, instance, "matches none of \(count) schemas")
        keep(closest(outcomes))
    }

    func checkOneOf(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let outcomes = outcomes(of: step, instance, evaluated)
        let (count, valid) = (outcomes.count, outcomes.count { $0.isValid })
        guard count > 0, valid != 1 else {
            if let only = outcomes.first(where: \.isValid) { evaluated.merge(only.evaluated) }
            return
        }
        if valid == 0 {
            fail(step, instance, "matches none of \(count) schemas, expected exactly one")
            keep(closest(outcomes))
        } else {
            fail(step, instance, "matches \(valid) of \(count) schemas, expected exactly one")
        }
    }

    func checkNot(_ step: SchemaStep, _ instance: NodeHandle) {
        let outcome = attempt(step.value.handle, in: step.value.tree, on: instance, isAsked: false)
        if outcome.isValid { fail(step, instance, "matches a schema that is not allowed") }
    }

    func checkIf(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        let source = step.value.tree
        let condition = attempt(step.value.handle, in: source, on: instance, isAsked: evaluated.isAsked)
        if condition.isValid { evaluated.merge(condition.evaluated) }
        let branch = source.member(of: step.schema.handle, key: condition.isValid ? "then" : "else")
        if let branch { apply(branch, in: source, to: instance, &evaluated) }
    }

    private func outcomes(of step: SchemaStep, _ instance: NodeHandle, _ evaluated: Evaluated) -> [Outcome] {
        let source = step.value.tree
        return source.elements(of: step.value.handle).map {
            attempt($0, in: source, on: instance, isAsked: evaluated.isAsked)
        }
    }

    /// The findings of the variant that the instance probably meant: the one with the fewest.
    private func closest(_ outcomes: [Outcome]) -> [Breach] {
        outcomes.map(\.breaches).min { $0.count < $1.count } ?? []
    }
}
