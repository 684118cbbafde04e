import SourceTree

/// What all schemas of one run of a ``Validator`` share: its budget, its scope, and what it has found out about schemas.
///
/// A class, because values of several trees may be looked at in one run; used on one thread.
final class ValidationRun {
    let validator: Validator
    var incomplete: String?
    private(set) var steps = 0
    /// What the resource at work may assert: a metaschema may leave vocabularies out.
    private(set) var vocabulary = Vocabulary.standard
    /// Schema resources entered, outermost first: the dynamic scope of `$dynamicRef`.
    private(set) var scope: [ScopeEntry] = []
    private(set) lazy var matching = PatternMatching()
    private let shared: SchemaPlans
    private var plans: [Node: SchemaPlan] = [:]
    /// Those used last, each found without a hash.
    private var nearPlans = [SchemaPlan?](repeating: nil, count: nearCount)
    private static let nearCount = 64
    private var vocabularies: [Node: Vocabulary] = [:]

    init(_ validator: Validator, schema: Node) {
        self.validator = validator
        shared = validator.references.schemaPlans ?? SchemaPlans()
        enter(validator.references.resource(of: schema))
    }

    /// Whether another schema may be applied.
    var hasBudget: Bool { steps < validator.steps }

    /// Counts one application of a schema.
    func spend() { steps += 1 }

    /// Charges a run for a pattern that met its limits: it took as long as many schemas.
    func noteUnfinished(_ reason: String) {
        incomplete = reason
        steps += 2_000
    }

    /// Goes into a schema resource, until ``leave()``.
    func enter(_ resource: Node) {
        if let last = scope.last, last.resource == resource {
            scope.append(last)
            return
        }
        vocabulary = vocabulary(of: resource)
        scope.append(ScopeEntry(resource: resource, vocabulary: vocabulary))
    }

    func leave() {
        scope.removeLast()
        vocabulary = scope.last?.vocabulary ?? .standard
    }

    /// The plan of a schema under what may be asserted now.
    func plan(of schema: NodeHandle, in tree: Tree) -> SchemaPlan {
        let place = schema.order & (Self.nearCount - 1)
        if let near = nearPlans[place], near.schema.handle == schema, near.schema.tree === tree,
            near.vocabulary == vocabulary
        {
            return near
        }
        let found = plan(of: tree.node(schema))
        nearPlans[place] = found
        return found
    }

    private func plan(of schema: Node) -> SchemaPlan {
        if let known = plans[schema], known.vocabulary == vocabulary { return known }
        let found = shared.plan(of: schema, validator.dialect, vocabulary, validator.references)
        plans[schema] = found
        return found
    }

    private func vocabulary(of resource: Node) -> Vocabulary {
        guard validator.dialect == .draft202012 else { return .standard }
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
