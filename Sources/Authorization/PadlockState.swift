public import OpenAPI

/// The lock shown beside an operation.
public enum PadlockState: Sendable, Hashable {
    /// The operation asks for nothing: no lock.
    case none
    /// Something it asks for is missing.
    case open
    /// All schemes of one of its requirements are there.
    case closed

    /// - Parameters:
    ///   - operation: the operation to be called.
    ///   - authorizedSchemes: the schemes with a credential for the origin chosen.
    public init(of operation: OpenAPI.Operation, authorizedSchemes: Set<String>) {
        self.init(requirements: operation.security.map { $0.schemes.map(\.name) }, authorizedSchemes: authorizedSchemes)
    }

    init(requirements: [[String]], authorizedSchemes: Set<String>) {
        switch RequirementChoice(among: requirements, available: authorizedSchemes).outcome {
        case .notNeeded: self = .none
        case .applied: self = .closed
        case .anonymous, .missing: self = .open
        }
    }
}
