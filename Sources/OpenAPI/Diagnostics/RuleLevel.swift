/// How a rule counts.
public enum RuleLevel: String, CaseIterable, Hashable, Sendable {
    case error
    case warning
    case off

    var severity: Diagnostic.Severity? {
        switch self {
        case .error: .error
        case .warning: .warning
        case .off: nil
        }
    }
}
