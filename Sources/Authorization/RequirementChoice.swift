/// Which of an operation's security requirements a call meets: all schemes of one (AND), any one of them (OR).
struct RequirementChoice: Hashable {
    let outcome: AppliedSecurity.Outcome
    /// The schemes of the requirement that is met.
    let schemes: [String]
    /// What the requirement nearest to being met still lacks.
    let missing: [String]

    /// - Parameters:
    ///   - requirements: the schemes of each requirement in source order; an empty one allows anonymous calls.
    ///   - available: the schemes that can be presented.
    init(among requirements: [[String]], available: Set<String>) {
        let asking = requirements.filter { !$0.isEmpty }
        let met = asking.first { $0.allSatisfy(available.contains) }
        let lacks = asking.map { $0.filter { !available.contains($0) } }
        missing = met == nil ? lacks.min { $0.count < $1.count } ?? [] : []
        schemes = met ?? []
        if met != nil {
            outcome = .applied
        } else if asking.isEmpty {
            outcome = .notNeeded
        } else {
            outcome = asking.count == requirements.count ? .missing : .anonymous
        }
    }
}
