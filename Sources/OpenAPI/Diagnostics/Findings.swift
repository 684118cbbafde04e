/// What an inspection came to.
struct Findings: Sendable {
    /// The findings told, files in the order read, then by position.
    let told: [Diagnostic]
    /// How many more there are, by severity.
    let untold: [Diagnostic.Severity: Int]
}
