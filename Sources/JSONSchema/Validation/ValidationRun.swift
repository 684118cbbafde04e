import SourceTree

/// What all schemas of one run of a ``Validator`` share: its budget, its scope, and what it has found out about schemas.
///
/// A class, because values of several trees may be looked at in one run; used on one thread.
final class ValidationRun {
    /// A resource, to be compared without being held.
    private struct Place {
        let tree: ObjectIdentifier
        let resource: NodeHandle

        init(of resource: Node) {
            tree = ObjectIdentifier(resource.tree)
            self.resource = resource.handle
        }
    }

    let validator: Validator
    var incomplete: String?
    // No access to what follows stands within another, and looking after that would take a tenth of a run.
    @exclusivity(unchecked) private(set) var steps = 0
    /// What the resource at work may assert: a metaschema may leave vocabularies out.
    @exclusivity(unchecked) private(set) var vocabulary = Vocabulary.standard
    /// Schema resources entered, outermost first: the dynamic scope of `$dynamicRef`.
    @exclusivity(unchecked) private(set) var scope: [ScopeEntry] = []
    /// The resource at work, the last of the scope.
    @exclusivity(unchecked) private var place: Place
    private(set) lazy var matching = PatternMatching()
    private let shared: SchemaPlans
    private var plans = [Node: SchemaPlan](minimumCapacity: 16)
    /// Those used last, each found without a hash.
    @exclusivity(unchecked) private var nearPlans = [SchemaPlan?](repeating: nil, count: nearCount)
    private static let nearCount = 64
    private var vocabularies: [Node: Vocabulary] = [:]

    init(_ validator: Validator, schema: Node) {
        self.validator = validator
        shared = validator.references.schemaPlans ?? SchemaPlans()
        let resource = validator.references.resource(of: schema)
        place = Place(of: resource)
        vocabulary = vocabulary(of: resource)
        scope = [ScopeEntry(resource: resource, vocabulary: vocabulary)]
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

    /// Goes into a schema resource, until ``leave()``; false when it is at work already.
    func enter(_ resource: Node) -> Bool {
        guard resource.handle != place.resource || ObjectIdentifier(resource.tree) != place.tree else { return false }
        vocabulary = vocabulary(of: resource)
        scope.append(ScopeEntry(resource: resource, vocabulary: vocabulary))
        place = Place(of: resource)
        return true
    }

    func leave() {
        scope.removeLast()
        guard let last = scope.last else { return }
        vocabulary = last.vocabulary
        place = Place(of: last.resource)
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
