/// A call that cannot be turned into a request.
public struct CallError: Error, Sendable, Hashable {
    /// At least one, in the order of the form.
    public let problems: [FieldProblem]

    public init(problems: [FieldProblem]) {
        self.problems = problems
    }

    /// Whether "Execute anyway" would get by every problem.
    public var canBeSkipped: Bool { problems.allSatisfy(\.canBeSkipped) }
}
