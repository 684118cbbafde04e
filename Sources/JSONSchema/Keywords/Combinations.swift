import SourceTree

/// `allOf`, `anyOf`, `oneOf`, `not`, `if` (2020-12 core, sections 10.2.1 and 10.2.2).
extension Evaluation {
    func checkAllOf(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        for schema in use.value.elements {
            evaluated.merge(apply(schema, to: use.instance))
            if isDecided { return }
        }
    }

    /// All variants are tried, since each valid one adds to what was looked at.
    func checkAnyOf(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        let outcomes = use.value.elements.map { attempt($0, to: use.instance) }
        guard !outcomes.isEmpty else { return }
        for outcome in outcomes where outcome.isValid { evaluated.merge(outcome.evaluated) }
        guard !outcomes.contains(where: \.isValid) else { return }
        fail(use, "matches none of \(outcomes.count) schemas")
        keep(closest(outcomes))
    }

    func checkOneOf(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        let outcomes = use.value.elements.map { attempt($0, to: use.instance) }
        let valid = outcomes.filter(\.isValid)
        guard !outcomes.isEmpty, valid.count != 1 else {
            if let only = valid.first { evaluated.merge(only.evaluated) }
            return
        }
        if valid.isEmpty {
            fail(use, "matches none of \(outcomes.count) schemas, expected exactly one")
            keep(closest(outcomes))
        } else {
            fail(use, "matches \(valid.count) of \(outcomes.count) schemas, expected exactly one")
        }
    }

    func checkNot(_ use: KeywordUse) {
        if attempt(use.value, to: use.instance).isValid { fail(use, "matches a schema that is not allowed") }
    }

    func checkIf(_ use: KeywordUse, _ evaluated: inout Evaluated) {
        let condition = attempt(use.value, to: use.instance)
        if condition.isValid { evaluated.merge(condition.evaluated) }
        guard let branch = use.schema[condition.isValid ? "then" : "else"] else { return }
        evaluated.merge(apply(branch, to: use.instance))
    }

    /// The findings of the variant that the instance probably meant: the one with the fewest.
    private func closest(_ outcomes: [Outcome]) -> [Finding] {
        outcomes.map(\.findings).min { $0.count < $1.count } ?? []
    }
}
