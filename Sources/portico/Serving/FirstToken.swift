import OpenAPI
import Storage
import TokenDesk

/// The token that a start makes so that the gate can be opened before there is any other.
enum FirstToken {
    /// A token with every scope that the description asks for; nil when an earlier start made one and none is wanted.
    static func make(
        _ label: String, for document: Document, in store: Store, isWanted: Bool
    ) async throws -> String? {
        let hasOne = try await store.tokens.list().contains { $0.label == label }
        guard isWanted || !hasOne else { return nil }
        var scopes: [String] = []
        for requirement in document.operations.flatMap(\.security) {
            for scope in requirement.schemes.flatMap(\.scopes) where !scopes.contains(scope) { scopes.append(scope) }
        }
        let issued = try TokenIssue().issue(label: label, scopes: scopes.map { Scope($0) }, subject: "demo")
        try await store.tokens.add(issued)
        return issued.token.reveal()
    }
}
