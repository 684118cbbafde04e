/// What may be done how often on this site.
struct Allowances: Sendable {
    /// Calls of a session.
    let calls = CallAllowance()
    /// Passwords tried.
    let signIns = SignInAllowance()
    /// Forms that make tokens: each once.
    let issues = IssueMemory()
    /// Calls under way that can be stopped.
    let live = LiveCalls()
}
