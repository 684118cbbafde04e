import SourceTree

/// One run of a ``Validator``: a class because all nested schemas share its budget, findings and scope.
final class Evaluation {
    /// A schema at work on an instance; meeting it again inside itself is a loop without end.
    private struct Pair: Hashable {
        let schema: Node
        let instance: Node
    }

    let validator: Validator
    /// Schema resources entered, outermost first: the dynamic scope of `$dynamicRef`.
    var scope: [Node] = []
    var incomplete: String?
    private let limit: Int
    private var findings: [Finding] = []
    private var hasFailed = false
    private var steps = 0
    private var depth = 0
    private var active: Set<Pair> = []
    private var patterns: [String: Pattern?] = [:]
    private var vocabularies: [Node: Vocabulary] = [:]

    init(_ validator: Validator, limit: Int) {
        self.validator = validator
        self.limit = limit
    }

    func report(for instance: Node, against schema: Node) -> ValidationReport {
        scope = [validator.references.resource(of: schema)]
        _ = apply(schema, to: instance)
        return ValidationReport(findings: findings, isValid: !hasFailed, incomplete: incomplete, steps: steps)
    }

    /// Applies a schema; what fails becomes findings. Returns what was looked at.
    func apply(_ schema: Node, to instance: Node) -> Evaluated {
        var evaluated = Evaluated()
        if schema.boolean == false {
            fail("false", at: schema.pointer, instance, "nothing is allowed here")
        }
        guard schema.kind == .object, let pair = enter(schema, instance) else { return evaluated }
        let entersResource = schema["$id"] != nil && validator.dialect == .draft202012
        if entersResource { scope.append(schema) }
        applyKeywords(of: schema, to: instance, &evaluated)
        if entersResource { scope.removeLast() }
        depth -= 1
        active.remove(pair)
        return evaluated
    }

    /// Applies a schema without keeping its findings.
    func attempt(_ schema: Node, to instance: Node) -> Outcome {
        let (kept, hadFailed) = (findings, hasFailed)
        findings = []
        hasFailed = false
        let evaluated = apply(schema, to: instance)
        let outcome = Outcome(isValid: !hasFailed, evaluated: evaluated, findings: findings)
        findings = kept
        hasFailed = hadFailed
        return outcome
    }

    /// Whether nothing that is still to be looked at can change the answer: it has failed, and nobody asks why.
    var isDecided: Bool { hasFailed && limit == 0 }

    /// Notes that a keyword failed.
    ///
    /// - Parameter member: the member that is missing.
    func fail(_ use: KeywordUse, _ message: @autoclosure () -> String, member: String? = nil) {
        fail(use.keyword, at: use.schema.pointer.appending(use.keyword), use.instance, message(), member: member)
    }

    /// Keeps findings of an attempt after all.
    func keep(_ more: [Finding]) {
        findings += more.prefix(max(0, limit - findings.count))
    }

    /// Charges a run for a pattern that met its limits: it took as long as many schemas.
    func noteUnfinished(_ reason: String) {
        incomplete = reason
        steps += 2_000
    }

    /// The compiled form of an expression, once a run.
    func pattern(_ source: String) -> Pattern? {
        if let known = patterns[source] { return known }
        let pattern = Pattern(source)
        patterns[source] = pattern
        return pattern
    }

    private func fail(
        _ keyword: String, at schema: @autoclosure () -> JSONPointer, _ instance: Node,
        _ message: @autoclosure () -> String, member: String? = nil
    ) {
        hasFailed = true
        guard findings.count < limit else { return }
        findings.append(
            Finding(
                instance: instance.pointer, schema: schema(), keyword: keyword, message: message(), member: member))
    }

    /// Counts one application against the budget; nil when it must not be made.
    private func enter(_ schema: Node, _ instance: Node) -> Pair? {
        guard steps < validator.steps, depth < Validator.depthLimit else {
            incomplete = "too many nested schemas"
            return nil
        }
        let pair = Pair(schema: schema, instance: instance)
        guard active.insert(pair).inserted else { return nil }
        steps += 1
        depth += 1
        return pair
    }

    private func applyKeywords(of schema: Node, to instance: Node, _ evaluated: inout Evaluated) {
        let rules = Self.rules(for: validator.dialect, vocabulary: vocabulary)
        if validator.dialect != .draft202012, let reference = schema["$ref"], reference.string != nil {
            let use = KeywordUse(keyword: "$ref", value: reference, schema: schema, instance: instance)
            return checkReference(use, &evaluated)
        }
        for member in schema.members {
            guard let rule = rules[member.key] else { continue }
            let use = KeywordUse(keyword: member.key, value: member.value, schema: schema, instance: instance)
            rule(self, use, &evaluated)
            if isDecided { return }
        }
        guard validator.dialect == .draft202012 else { return }
        for (keyword, rule) in Self.unevaluatedRules {
            guard let value = schema[keyword] else { continue }
            rule(self, KeywordUse(keyword: keyword, value: value, schema: schema, instance: instance), &evaluated)
        }
    }

    /// What the resource at work may assert: a metaschema may leave vocabularies out.
    var vocabulary: Vocabulary {
        guard validator.dialect == .draft202012, let resource = scope.last else { return .standard }
        if let known = vocabularies[resource] { return known }
        var result = Vocabulary.standard
        if let name = resource["$schema"]?.string,
            let list = validator.references.target(of: name, at: resource)?["$vocabulary"], list.kind == .object
        {
            result = Vocabulary(list)
        }
        vocabularies[resource] = result
        return result
    }
}
