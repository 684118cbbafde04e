import Authorization
import Egress
import Foundation
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `GET /{document}/authorize`: the schemes of the description, or of one operation, and what the session holds for them.
struct ShowAuthorize {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let name = request.uri.queryParameters["operation"].map(String.init)
        let page = try await visit.authorizePage(operation: name.flatMap { visit.document.operation(OperationID($0)) })
        if request.part == .dialog { return .fragment(page.dialog().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }
}

extension Visit {
    /// **Available authorizations** as the session stands now, for all schemes or those of one operation.
    func authorizePage(operation: OpenAPI.Operation?, problems: [Problem] = []) async throws -> AuthorizePage {
        let names = operation.map { Set($0.security.flatMap { $0.schemes.map(\.name) }) }
        let schemes = document.securitySchemes.filter { names?.contains($0.name) ?? true }
        let origin = try? origin(for: operation)
        let saved = credentials.filter { $0.origin == origin }.map { credential in
            SavedAuthorization(
                scheme: credential.scheme, hint: credential.credential.hint, origin: credential.origin.description,
                savedAt: credential.savedAt.formatted(.iso8601))
        }
        return AuthorizePage(
            frame: frame, document: document, schemes: schemes, saved: saved, operation: operation, problems: problems,
            own: try await usableTokens(), kept: try await keptCredentials(among: saved))
    }

    /// Credentials beside the schemes, rules and identities.
    private func keptCredentials(among saved: [SavedAuthorization]) async throws -> KeptCredentials {
        let rules = try await environment.store.rules.list(document: id, in: session).map { item in
            let operation = document.operation(OperationID(item.value.operation))
            return ShownRule(
                id: item.id, operation: operation?.shortTitle ?? item.value.operation, source: item.value.source,
                scheme: item.value.scheme, origin: item.value.origin)
        }
        return KeptCredentials(
            custom: saved.filter { document.securityScheme(named: $0.scheme) == nil }, rules: rules,
            identities: try await shownIdentities(), canSave: try await canSaveIdentity())
    }
}
