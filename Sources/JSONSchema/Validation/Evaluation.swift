import SourceTree

/// One run of a ``Validator``: a class because all nested schemas share its budget, findings and scope.
final class Evaluation {
    /// A schema at work on an instance; meeting it again inside itself is a loop without end.
    private typealias Pair = (schema: Node, instance: Node)

    let validator: Validator
    /// Schema resources entered, outermost first: the dynamic scope of `$dynamicRef`.
    var scope: [Node] = []
    var incomplete: String?
    private let limit: Int
    private var findings: [Finding] = []
    private var hasFailed = false
    private var steps = 0
    /// Outermost first.
    private var active: [Pair] = []
    private var plans: [Node: SchemaPlan] = [:]
    /// Those used last, each found without a hash.
    private var nearPlans = [SchemaPlan?](repeating: nil, count: nearCount)
    private static let nearCount = 64
    private var targets: [Node: ReferenceTarget?] = [:]
    private var patterns: [String: Pattern?] = [:]
    private var vocabularies: [Node: Vocabulary] = [:]
    private var lastVocabulary: (resource: Node, vocabulary: Vocabulary)?

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
        guard schema.kind == .object, enter(schema, instance) else { return evaluated }
        var plan = self.plan(of: schema)
        let entersResource = plan.entersResource
        if entersResource {
            scope.append(schema)
            // What it is a resource of may ask for other vocabularies.
            plan = self.plan(of: schema)
        }
        for step in plan.steps where !isDecided {
            step.rule(self, KeywordUse(step: step, instance: instance), &evaluated)
        }
        if entersResource { scope.removeLast() }
        active.removeLast()
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

    /// Counts one application against the budget; false when it must not be made.
    private func enter(_ schema: Node, _ instance: Node) -> Bool {
        guard steps < validator.steps, active.count < Validator.depthLimit else {
            incomplete = "too many nested schemas"
            return false
        }
        // Whatever is applied inside is applied to this instance or to a part of it, so only the last can be about the same.
        for pair in active.reversed() {
            guard pair.instance == instance else { break }
            if pair.schema == schema { return false }
        }
        steps += 1
        active.append((schema, instance))
        return true
    }

    private func plan(of schema: Node) -> SchemaPlan {
        let vocabulary = vocabulary
        let place = schema.order & (Self.nearCount - 1)
        if let near = nearPlans[place], near.schema == schema, near.vocabulary == vocabulary { return near }
        var plan = plans[schema]
        if plan?.vocabulary != vocabulary { plan = nil }
        let found = plan ?? SchemaPlan(schema, validator.dialect, vocabulary)
        plans[schema] = found
        nearPlans[place] = found
        return found
    }

    /// Where the reference of a schema leads, found once a run; nil when it leads nowhere.
    func target(of use: KeywordUse) -> ReferenceTarget? {
        if let known = targets[use.value] { return known }
        let node = use.value.string.flatMap { validator.references.target(of: $0, at: use.schema) }
        let target = node.map { ReferenceTarget(schema: $0, resource: validator.references.resource(of: $0)) }
        targets[use.value] = .some(target)
        return target
    }

    /// What the resource at work may assert: a metaschema may leave vocabularies out.
    var vocabulary: Vocabulary {
        guard validator.dialect == .draft202012, let resource = scope.last else { return .standard }
        if let last = lastVocabulary, last.resource == resource { return last.vocabulary }
        let found = vocabulary(of: resource)
        lastVocabulary = (resource, found)
        return found
    }

    private func vocabulary(of resource: Node) -> Vocabulary {
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
