public import JSONSchema
public import SourceTree
import Synchronization

/// An API description of any version, seen as OpenAPI 3.2.
///
/// Immutable; made by `DocumentReader`. Holds the files as read and an index of what addresses need: operations, tags,
/// schema names. Everything else is looked up when asked for. What is wrong in the description is told by
/// `diagnostics`, never by a failure: a part of the wrong type is absent, a reference that leads nowhere is a gap.
public final class Document: Sendable {
    /// Where the root file was read from, as it was given to the reader but for `.` and `..`.
    public let location: String
    /// The root file as written.
    public let source: Tree
    /// The root of the description, after the upgrade from 2.0.
    public let root: Node
    /// The version as written, `3.1.0` or `2.0`; empty when there is none.
    public let specificationVersion: String
    /// The flavour that schemas are written in.
    public let dialect: Dialect

    /// The server that stands before those of the description, when the operator put a guard there.
    public let front: Server?

    let version: SpecificationVersion
    let resolver: ReferenceResolver
    let index: DocumentIndex
    /// How each rule counts when the description is looked through.
    public let rules: RuleLevels
    /// The description that this is a part of; nil for a whole one.
    let whole: Document?
    /// What validations have found out about schemas: a page asks again what the one before has asked.
    public let schemaPlans: SchemaPlans?
    /// What is left out of the whole, as nodes of the files.
    let hidden: Set<Node>
    private let problems = Lazy<Findings>()
    private let paths = Lazy<PathIndex>()
    private let templates = Lazy<[ByteKey: Int]>()
    private let uses = Lazy<UseIndex>()
    private let hash = Lazy<String>()
    private let samples = SampleCache()

    init(files: SourceFiles, limits: ReadingLimits, rules: RuleLevels = .standard) {
        self.rules = rules
        location = files.root.location.text
        source = files.root.tree
        version = SpecificationVersion(of: source.root)
        specificationVersion = version.text
        let upgrade = version.isUpgraded ? Upgrade.tree(of: files) : nil
        let upgraded = upgrade?.tree
        root = upgraded?.root ?? source.root
        dialect = version.dialect
        resolver = ReferenceResolver(files: files, upgraded: upgraded)
        index = DocumentIndex(resolver: resolver, limits: limits, isCut: upgrade?.isCut ?? false)
        front = nil
        schemaPlans = SchemaPlans()
        whole = nil
        hidden = []
    }

    /// The same description, with another server before its own or with a part of its operations.
    init(
        _ other: Document, front: Server? = nil, shown: DocumentIndex? = nil, hidden: Set<Node>? = nil
    ) {
        location = other.location
        source = other.source
        root = other.root
        specificationVersion = other.specificationVersion
        dialect = other.dialect
        version = other.version
        resolver = other.resolver
        index = shown ?? other.index
        rules = other.rules
        schemaPlans = other.schemaPlans
        whole = shown == nil ? other.whole : other
        self.hidden = hidden ?? other.hidden
        self.front = front ?? other.front
    }

    /// The same description with a server before its own, for every operation: the address at which the operator lets
    /// callers in. What was read is shared.
    public func served(at url: String, description: String) -> Document {
        Document(self, front: .front(url: url, description: description))
    }

    /// Whether members beside a `$ref` count (3.1 and later).
    var readsSiblings: Bool { dialect == .draft202012 }

    /// Whether an encoding's `style` counts in `multipart/form-data` (since 3.1; in 2.0 a `collectionFormat` does).
    public var stylesParts: Bool { version.stylesParts }

    /// Whether header parameters named `Accept`, `Content-Type` and `Authorization` are ignored (since 3.0).
    public var ignoresReservedHeaders: Bool { version.ignoresReservedHeaders }

    /// Whether a schema that is only referred to makes an XML element of its own, named after the component (since 3.2,
    /// section 4.26.2).
    public var namesElementsByReference: Bool { version.namesElementsByReference }

    /// What is wrong or doubtful in the description, files in the order read, then by position; as many as the limits of
    /// reading say, errors first. Found once, when asked for first.
    public var diagnostics: [Diagnostic] { findings.told }

    /// How many findings there are beyond those told, by severity.
    public var untoldDiagnostics: [Diagnostic.Severity: Int] { findings.untold }

    /// The findings when somebody has asked for them already; nil while nobody has, or while they are being found.
    private var knownDiagnostics: [Diagnostic]? { problems.known?.told }

    /// How many findings there are, told or not, when somebody has asked for them already.
    public var knownDiagnosticCount: Int? {
        problems.known.map { $0.told.count + $0.untold.values.reduce(0, +) }
    }

    /// The findings where they are there or cheap to find; nil for a large description that nobody has looked through yet.
    public var promptDiagnostics: [Diagnostic]? {
        let size = resolver.files.all.reduce(0) { $0 + $1.tree.bytes.count }
        return size < 256 << 10 ? diagnostics : knownDiagnostics
    }

    /// The lines of the text at which findings stand, cut around their place.
    public func excerpts(of findings: [Diagnostic]) -> [Diagnostic: String] {
        var excerpts: [Diagnostic: String] = [:]
        for (location, group) in Dictionary(grouping: findings, by: \.location) {
            guard let file = resolver.files.all.first(where: { $0.location.text == location }) else { continue }
            let lines = file.tree.excerpts(at: Set(group.compactMap(\.position)))
            for finding in group { excerpts[finding] = finding.position.flatMap { lines[$0] } }
        }
        return excerpts
    }

    private var findings: Findings {
        problems.value {
            if let whole {
                let all = whole.findings
                return Findings(told: all.told.filter { !isHidden($0) }, untold: all.untold)
            }
            var inspection = Inspection(of: self)
            return inspection.findings()
        }
    }

    /// SHA-256 of all files' bytes in the order read, as 64 hexadecimal digits. Computed once, when asked for first.
    public var contentHash: String {
        hash.value {
            var digest = SHA256()
            for file in resolver.files.all { digest.update(file.tree.bytes) }
            return digest.finish()
        }
    }

    /// A value that fits a schema of this description, as JSON would write it; the newest ones are kept.
    ///
    /// - Parameter variant: an element of a `oneOf` or `anyOf` that is to be followed.
    public func sample(of schema: Schema, variant: Node? = nil, direction: Direction) -> Node {
        samples.sample(SampleCache.Key(schema: schema.site, variant: variant, direction: direction)) {
            Sampler(dialect: dialect, references: self, direction: direction).sample(of: schema.site, variant: variant)
        }.root
    }

    var useIndex: UseIndex { uses.value { UseIndex(index, resolver) } }

    /// The operations by method and path with the names of its parameters left aside.
    var operationByTemplate: [ByteKey: Int] {
        templates.value {
            Dictionary(
                index.operations.enumerated().map { place, entry in
                    (OperationPairing.foldedKey(of: Operation(document: self, entry: entry)), place)
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    var pathIndex: PathIndex { paths.value { PathIndex(index.operations) } }
}

extension Document: SchemaReferences {
    /// The node that a `$ref` written at a node names, one step; nil when there is none. Reads nothing.
    public func target(of reference: String, at node: Node) -> Node? { resolver.target(of: reference, at: node) }

    /// The schema with `$id` that a node stands in, else the root of its file (JSON Schema 2020-12, section 8.2.1).
    public func resource(of node: Node) -> Node { resolver.resource(of: node) }

    /// The schema that a `$dynamicAnchor` or `$anchor` names within a resource.
    public func dynamicAnchor(_ name: String, in resource: Node) -> Node? {
        resolver.dynamicAnchor(name, in: resource)
    }

    /// The node at the end of the references that begin at a node: at most 64, never round. The node itself when it has none,
    /// or when they lead nowhere.
    public func resolve(_ node: Node) -> Node { resolver.follow(node).node }

    /// The location of the file that a node stands in.
    public func location(of node: Node) -> String { resolver.location(of: node).text }

    /// The locations of all files that were read, the root first: what to watch for changes.
    public var locations: [String] { resolver.files.all.map(\.location.text) }
}
