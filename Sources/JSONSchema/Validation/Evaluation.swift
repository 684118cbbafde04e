import SourceTree

/// The values of one tree held against schemas: a class because all nested schemas share its findings.
///
/// Values are handles and schemas are plans that the run holds, so that no step of the walk counts references to trees.
final class Evaluation {
    /// A schema at work on an instance; meeting it again inside itself is a loop without end.
    private struct Pair {
        let source: ObjectIdentifier
        let schema: NodeHandle
        let instance: NodeHandle
    }

    let run: ValidationRun
    let validator: Validator
    /// The tree of the instances.
    let tree: Tree
    private let limit: Int
    /// Schemas at work outside.
    private let depth: Int
    private var breaches: [Breach] = []
    // No access to these stands within another, and looking after that would take a tenth of a run.
    @exclusivity(unchecked) private var hasFailed = false
    /// Outermost first.
    @exclusivity(unchecked) private var active: [Pair] = []

    init(_ run: ValidationRun, of tree: Tree, limit: Int, depth: Int = 0) {
        self.run = run
        validator = run.validator
        self.tree = tree
        self.limit = limit
        self.depth = depth
    }

    func report(for instance: NodeHandle, against schema: Node) -> ValidationReport {
        apply(schema.handle, in: schema.tree, to: instance)
        return ValidationReport(
            findings: breaches.map { $0.finding(in: tree) }, isValid: !hasFailed, incomplete: run.incomplete,
            steps: run.steps)
    }

    /// Applies a schema to a part of the instance at work.
    func apply(_ schema: NodeHandle, in source: Tree, to instance: NodeHandle) {
        var evaluated = Evaluated(isAsked: false)
        apply(schema, in: source, to: instance, &evaluated)
    }

    /// Applies a schema to the instance at work; what fails becomes findings, and what was looked at is noted.
    func apply(_ schema: NodeHandle, in source: Tree, to instance: NodeHandle, _ evaluated: inout Evaluated) {
        switch source.kind(of: schema) {
        case .object: break
        case .boolean where source.boolean(of: schema) == false:
            hasFailed = true
            keep(source.node(schema), nil, instance, nil) { "nothing is allowed here" }
            return
        default: return
        }
        guard enter(schema, source, instance) else { return }
        var plan = run.plan(of: schema, in: source)
        let entersResource = plan.entersResource && run.enter(plan.schema)
        if entersResource {
            // What it is a resource of may ask for other vocabularies.
            plan = run.plan(of: schema, in: source)
        }
        if plan.asksForUnevaluated {
            var own = Evaluated(isAsked: true)
            check(plan, instance, &own)
            evaluated.merge(own)
        } else {
            check(plan, instance, &evaluated)
        }
        if entersResource { run.leave() }
        active.removeLast()
    }

    /// Applies a schema without keeping its findings.
    ///
    /// - Parameter isAsked: whether somebody wants to know what was looked at.
    func attempt(_ schema: NodeHandle, in source: Tree, on instance: NodeHandle, isAsked: Bool) -> Outcome {
        let (kept, hadFailed) = (breaches, hasFailed)
        breaches = []
        hasFailed = false
        var evaluated = Evaluated(isAsked: isAsked)
        apply(schema, in: source, to: instance, &evaluated)
        let outcome = Outcome(isValid: !hasFailed, evaluated: evaluated, breaches: breaches)
        breaches = kept
        hasFailed = hadFailed
        return outcome
    }

    /// Whether a value that stands outside the instance is valid.
    func isValid(_ other: Tree, against schema: NodeHandle, in source: Tree) -> Bool {
        let evaluation = Evaluation(run, of: other, limit: limit, depth: depth + active.count)
        evaluation.apply(schema, in: source, to: other.root.handle)
        return !evaluation.hasFailed
    }

    /// Whether nothing that is still to be looked at can change the answer: it has failed, and nobody asks why.
    var isDecided: Bool { hasFailed && limit == 0 }

    /// Notes that a keyword failed.
    ///
    /// - Parameter member: the member that is missing.
    func fail(
        _ step: SchemaStep, _ instance: NodeHandle, _ message: @autoclosure @escaping () -> String,
        member: String? = nil
    ) {
        hasFailed = true
        keep(step.schema, step.name, instance, member, message)
    }

    /// Keeps findings of an attempt after all.
    func keep(_ more: [Breach]) {
        breaches += more.prefix(max(0, limit - breaches.count))
    }

    private func keep(
        _ schema: Node, _ keyword: String?, _ instance: NodeHandle, _ member: String?,
        _ message: @escaping () -> String
    ) {
        guard breaches.count < limit else { return }
        breaches.append(
            Breach(instance: instance, schema: schema, keyword: keyword, member: member, message: message))
    }

    private func check(_ plan: SchemaPlan, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        // By places: an iterator would hold the list.
        for place in plan.steps.indices {
            if isDecided { return }
            check(plan.steps[place], instance, &evaluated)
        }
    }

    /// Counts one application against the budget; false when it must not be made.
    private func enter(_ schema: NodeHandle, _ source: Tree, _ instance: NodeHandle) -> Bool {
        guard run.hasBudget, depth + active.count < Validator.depthLimit else {
            run.incomplete = "too many nested schemas"
            return false
        }
        let pair = Pair(source: ObjectIdentifier(source), schema: schema, instance: instance)
        // Whatever is applied inside is applied to this instance or to a part of it, so only the last can be about the same.
        var place = active.count - 1
        while place >= 0, active[place].instance == instance {
            if active[place].schema == schema, active[place].source == pair.source { return false }
            place -= 1
        }
        run.spend()
        active.append(pair)
        return true
    }
}
