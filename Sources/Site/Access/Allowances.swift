/// What may be done how often on this site.
struct Allowances: Sendable {
    /// Calls of a session.
    let calls = CallAllowance()
    /// Those of all sessions that are under way.
    let running = RunningCalls()
    /// Passwords tried.
    let signIns = SignInAllowance()
    /// Forms that make tokens: each once.
    let issues = IssueMemory()
}
