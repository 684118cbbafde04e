/// How much one description may bring (THREATS 4.4).
public struct ReadingLimits: Hashable, Sendable {
    /// Files beside the root.
    public var files: Int
    /// Bytes of all files together.
    public var bytes: Int
    /// Operations and webhooks.
    public var operations: Int
    /// Schemas with a name.
    public var schemas: Int
    /// Findings told.
    public var diagnostics: Int

    public init(files: Int, bytes: Int, operations: Int, schemas: Int, diagnostics: Int = 1_000) {
        self.files = files
        self.bytes = bytes
        self.operations = operations
        self.schemas = schemas
        self.diagnostics = diagnostics
    }

    /// For descriptions that the operator chose.
    public static let operatorDescription = ReadingLimits(
        files: 5_000, bytes: 64 << 20, operations: 50_000, schemas: 50_000)
    /// For descriptions that users bring: no other file is read.
    public static let userDescription = ReadingLimits(files: 0, bytes: 16 << 20, operations: 5_000, schemas: 5_000)
}
