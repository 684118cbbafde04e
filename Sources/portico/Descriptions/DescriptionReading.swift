import OpenAPI

/// What came of reading a description once.
struct DescriptionReading: Sendable {
    /// The document, or what is wrong with it.
    let result: Result<Document, UnreadableDescription>
    /// The files that belong to it, to be watched; empty for what did not come from files.
    let files: [String]
}

/// A description that cannot be read at all, as diagnostics.
struct UnreadableDescription: Error {
    let diagnostics: [Diagnostic]
}
