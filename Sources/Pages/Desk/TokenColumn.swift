/// The columns that a list of tokens may have.
public enum TokenColumn: String, Sendable, Hashable, CaseIterable {
    case description, key, comments, rights
    /// For each kind of resource one column, and one for its groups.
    case resources
    case created, createdBy, lastUsed, requests, ends, active

    /// What a click on the heading sorts by; nil for a column that sorts nothing.
    var sort: TokenFilter.Sort? {
        switch self {
        case .description: .label
        case .created: .created
        case .createdBy: .owner
        case .lastUsed: .lastUsed
        case .requests: .requests
        case .ends: .ends
        case .active: .state
        case .key, .comments, .rights, .resources: nil
        }
    }
}
