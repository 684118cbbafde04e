/// A mistake in how the command was called or set up: one clear sentence on standard error and exit code 2.
struct UsageError: Error, CustomStringConvertible {
    /// What was expected, what came, and what to do.
    let description: String

    /// Makes an error of the sentence that the caller reads.
    init(_ description: String) { self.description = description }
}
