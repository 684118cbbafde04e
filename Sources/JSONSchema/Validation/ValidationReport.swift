/// What a validation found.
public struct ValidationReport: Sendable, Hashable {
    /// In the order in which they were met, at most as many as asked for.
    public let findings: [Finding]
    /// Whether anything failed, also beyond the findings kept.
    public let isValid: Bool
    /// What was left unchecked and why, nil when all was: a budget was met, or a pattern could not be run within its limits.
    public let incomplete: String?
    /// What the run cost, in schema applications; a pattern that met its limits counts as many.
    public let steps: Int
}
