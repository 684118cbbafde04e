/// Whether the gate can do its work; tells no more than which part fails (THREATS O7).
struct Health: Hashable, Sendable {
    /// Tokens can be checked.
    let areTokensReadable: Bool
    /// The API's port takes connections.
    let isAPIReachable: Bool

    var isGood: Bool { areTokensReadable && isAPIReachable }
    var status: Int { isGood ? 200 : 503 }

    var body: String {
        func word(_ isGood: Bool) -> String { isGood ? "\"ok\"" : "\"failing\"" }
        return
            "{\"status\":\(word(isGood)),\"tokens\":\(word(areTokensReadable)),\"api\":\(word(isAPIReachable))}\n"
    }
}
