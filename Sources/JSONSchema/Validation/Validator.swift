public import SourceTree

/// Checks values against schemas (JSON Schema 2020-12 validation; the OpenAPI 3.0 dialect; draft 4).
///
/// Total and bounded: any schema and instance end in a report after at most ``stepLimit`` schema applications and
/// ``depthLimit`` nested ones, which fits a stack of 512 KiB.
public struct Validator: Sendable {
    /// Schema applications of one run.
    public static let stepLimit = 300_000
    /// Schemas within schemas; real responses stay below 60.
    public static let depthLimit = 128

    let dialect: Dialect
    let references: any SchemaReferences
    let assertsFormat: Bool
    let direction: Direction
    let steps: Int

    /// - Parameters:
    ///   - assertsFormat: whether a wrong `format` is a finding; unknown formats never are.
    ///   - direction: in a response `writeOnly` properties are not required, in a request `readOnly` ones are not.
    ///   - stepLimit: schema applications of one run, where fewer than ``stepLimit`` will do.
    public init(
        dialect: Dialect, references: any SchemaReferences, assertsFormat: Bool, direction: Direction = .none,
        stepLimit: Int = Validator.stepLimit
    ) {
        self.dialect = dialect
        self.references = references
        self.assertsFormat = assertsFormat
        self.direction = direction
        steps = min(stepLimit, Self.stepLimit)
    }

    /// What is wrong with an instance, at most `limit` findings.
    public func findings(for instance: Node, against schema: Node, limit: Int = 100) -> [Finding] {
        report(for: instance, against: schema, limit: limit).findings
    }

    /// As ``findings(for:against:limit:)``, and whether everything was checked.
    public func report(for instance: Node, against schema: Node, limit: Int = 100) -> ValidationReport {
        let evaluation = Evaluation(ValidationRun(self, schema: schema), of: instance.tree, limit: max(0, limit))
        return evaluation.report(for: instance.handle, against: schema)
    }
}
