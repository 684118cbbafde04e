public import SourceTree

/// Draws a value that fits a schema: an example of the author's that does, else default, `const` or `enum`, else one made
/// of type, format and bounds. Total and bounded: any schema ends in a tree within the budget (THREATS S10, S12, S13).
public struct Sampler: Sendable {
    let dialect: Dialect
    let references: any SchemaReferences
    let direction: Direction
    let budget: SampleBudget
    /// The variant that a reader chose.
    private(set) var preferred: Node?

    /// - Parameter direction: `readOnly` properties are left out of a request's sample, `writeOnly` ones of a response's.
    public init(
        dialect: Dialect, references: any SchemaReferences, direction: Direction, budget: SampleBudget = .standard
    ) {
        self.dialect = dialect
        self.references = references
        self.direction = direction
        self.budget = budget
    }

    /// A value for the schema. Recursion is cut where a schema meets itself: optional properties are left out, arrays
    /// empty. Where the schema takes no value that could be found within the budget, one that comes close.
    ///
    /// - Parameter variant: an element of a `oneOf` or `anyOf` that is to be followed wherever it is met, but within itself.
    public func sample(of schema: Node, variant: Node? = nil) -> Tree {
        var sampler = self
        sampler.preferred = variant
        var run = SampleRun(sampler)
        return run.tree(for: schema)
    }

    /// Where references end: what makes two places the same schema.
    func end(of schema: Node) -> Node {
        var current = schema
        for _ in 0..<64 {
            guard let text = current["$ref"]?.string, let next = references.target(of: text, at: current) else { break }
            current = next
        }
        return current
    }
}
