public import OpenAPI
import TokenDesk

/// What a description asks of tokens, operation by operation: made once for a revision, so that a request costs a path match
/// and a look-up.
public struct GateRules: Sendable {
    /// The description that the rules were made of.
    public let document: Document
    /// What stands before the description's paths in a request's path, such as `/v2`; empty for nothing.
    public let basePath: String
    private let rules: [OperationID: OperationRule]
    private let paths = PathCache()

    /// Works through all operations; not for an event loop.
    public init(of document: Document, basePath: String = "") {
        self.document = document
        self.basePath = basePath.hasSuffix("/") ? String(basePath.dropLast()) : basePath
        let operations = document.operations
        rules = Dictionary(operations.map { ($0.id, OperationRule(of: $0)) }) { first, _ in first }
    }

    /// An operation that a request means, with what it asks for and what its path says.
    struct Match: Sendable {
        let operation: OpenAPI.Operation
        let rule: OperationRule
        let values: [(name: String, value: String)]
    }

    /// HEAD is what GET is, unless the description has a HEAD of its own (THREATS G4).
    func match(method: String, path: String) -> Match? {
        guard !MessageRules.isUnforwarded(method) else { return nil }
        if let match = described(method, path) { return match }
        return method == "HEAD" ? described("GET", path) : nil
    }

    /// The methods that may be sent to a path, for `Allow`.
    func methods(at path: String) -> [String] {
        var allowed = document.methods(at: path).filter { !MessageRules.isUnforwarded($0) }
        if allowed.contains("GET"), !allowed.contains("HEAD") { allowed.append("HEAD") }
        return allowed
    }

    private func described(_ method: String, _ path: String) -> Match? {
        paths.match(method: method, path: path) {
            guard let match = document.match(method: method, path: path), let rule = rules[match.operation.id] else {
                return nil
            }
            return Match(operation: match.operation, rule: rule, values: match.values)
        }
    }
}
