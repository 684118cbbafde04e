public import SourceTree

/// Draws a value that fits a schema: an example of the author's, else default, `const` or `enum`, else one made of type,
/// format and bounds. Total and bounded: any schema ends in a tree within the budget (THREATS S10, S12, S13).
public struct Sampler: Sendable {
    let dialect: Dialect
    let references: any SchemaReferences
    let direction: Direction
    let budget: SampleBudget

    /// - Parameter direction: `readOnly` properties are left out of a request's sample, `writeOnly` ones of a response's.
    public init(
        dialect: Dialect, references: any SchemaReferences, direction: Direction, budget: SampleBudget = .standard
    ) {
        self.dialect = dialect
        self.references = references
        self.direction = direction
        self.budget = budget
    }

    /// A value for the schema. Recursion is cut where a schema meets itself: optional properties are left out, arrays empty.
    public func sample(of schema: Node) -> Tree {
        var run = SampleRun(self)
        return run.tree(for: schema)
    }
}
