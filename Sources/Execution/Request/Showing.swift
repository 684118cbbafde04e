/// How the secret parts of a request are written.
public enum Showing: Sendable, Hashable {
    /// A fixed mask, for pages.
    case masked
    /// A shell variable such as `$TOKEN`, for samples that people copy.
    case variable
    /// The value itself; only for what the owner asked to reveal.
    case revealed
}
