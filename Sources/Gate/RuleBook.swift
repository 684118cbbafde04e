import OpenAPI
import Synchronization

/// The access rules of one version of a description, each made when its operation is called first.
///
/// A class because all event loops share it.
final class RuleBook: Sendable {
    let document: Document
    private let rules = Mutex<[OperationID: AccessRule]>([:])

    init(_ document: Document) {
        self.document = document
    }

    /// The rule of an operation of the document.
    func rule(of operation: OpenAPI.Operation) -> AccessRule {
        let id = operation.id
        if let known = rules.withLock({ $0[id] }) { return known }
        let rule = AccessRule(of: operation)
        rules.withLock { $0[id] = rule }
        return rule
    }
}
