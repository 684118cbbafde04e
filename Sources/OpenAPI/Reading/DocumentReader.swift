public import SourceTree

/// Reads a description of any version, and beforehand every file that it refers to: afterwards nothing is read any more.
public struct DocumentReader: Sendable {
    private let source: any DocumentSource
    private let budget: Budget
    private let limits: ReadingLimits
    private let rules: RuleLevels
    private let cache: (any TreeCache)?

    /// - Parameters:
    ///   - rules: how each rule counts when the description is looked through.
    ///   - cache: keeps what YAML came to, so that it need not be read again.
    public init(
        source: any DocumentSource, budget: Budget = .operatorDescription, limits: ReadingLimits = .operatorDescription,
        rules: RuleLevels = .standard, cache: (any TreeCache)? = nil
    ) {
        self.source = source
        self.budget = budget
        self.limits = limits
        self.rules = rules
        self.cache = cache
    }

    /// Reads a description from the bytes of its root file.
    ///
    /// References to other files are followed breadth first. A file that cannot be had is a gap with a diagnostic.
    /// - Parameter location: where the bytes came from; relative references are resolved against it.
    /// - Throws: `DocumentError` only when the bytes are no JSON and no YAML, or break the budget.
    public func read(_ location: String, bytes: [UInt8]) async throws(DocumentError) -> Document {
        let root: Tree
        do {
            root = try Tree.read(bytes, format: nil, name: location, budget: budget, cache: cache)
        } catch {
            throw DocumentError(.unreadable, error.message, position: error.position)
        }
        var loader = FileLoader(
            files: SourceFiles(root: root, at: Location(location).normalized), source: source, budget: budget,
            limits: limits, cache: cache)
        await loader.load()
        return Document(files: loader.files, limits: limits, rules: rules)
    }
}
