/// A call that could not be made: one sentence on standard error and exit code 1.
struct CallFailure: Error, CustomStringConvertible {
    /// What was expected, what came, and what to do.
    let description: String

    /// Makes a failure of the sentence that the caller reads.
    init(_ description: String) { self.description = description }
}
