import Authorization
import Egress
import Execution
import Foundation
import OpenAPI
import Pages
import Storage

/// What a session took from responses.
extension Visit {
    /// Takes a value of a response as the credential of a scheme, sealed and bound to an origin as if it had been typed.
    ///
    /// - Returns: the exchange with a note in its place, and the `Set-Cookie` value of a first credential's new secret.
    /// - Throws: `AuthorizationError` for a value that the scheme does not take.
    func take(
        _ source: ResponseSource, of exchange: Exchange, operation: OpenAPI.Operation, for choice: SchemeChoice,
        boundTo origin: Origin
    ) async throws -> (exchange: Exchange, setting: String?) {
        guard let value = exchange.value(at: source, operation: operation) else {
            throw SiteError(.invalidField, "The response has no value at that place.")
        }
        let entered = try CredentialFields(value: value).credential(for: choice.form)
        let saved = SavedCredential(
            scheme: choice.name, credential: entered.credential, origin: origin, savedAt: Date())
        let setting = try await environment.keep([saved], of: id, in: session)
        return (exchange.withholding(source, note: choice.note, operation: operation), setting)
    }

    /// Does what the session's rules say about an exchange that was just made.
    ///
    /// A rule whose value is missing or does not fit changes nothing: the response shows why.
    func follow(
        _ rules: [CredentialRule], about exchange: Exchange, operation: OpenAPI.Operation
    ) async throws -> (exchange: Exchange, setting: String?) {
        guard let status = exchange.response?.status, (200..<300).contains(status) else { return (exchange, nil) }
        var (result, setting): (Exchange, String?) = (exchange, nil)
        for rule in rules {
            guard let source = ResponseSource(parsing: rule.source), let origin = try? Origin(parsing: rule.origin),
                let choice = SchemeChoice(name: rule.scheme, in: document)
            else { continue }
            let taken = try? await take(source, of: exchange, operation: operation, for: choice, boundTo: origin)
            guard let taken else { continue }
            setting = taken.setting ?? setting
            result = result.withholding(source, note: choice.note, operation: operation)
        }
        return (result, setting)
    }

    /// The session's rules about answers of an operation by an origin.
    func rules(of operation: OpenAPI.Operation, at origin: Origin) async throws -> [CredentialRule] {
        try await environment.store.rules.list(document: id, in: session).map(\.value).filter {
            $0.operation == operation.id.description && $0.answering == origin.description
        }
    }

    /// The values that the session took from responses, as pages show them.
    func capturedValues() throws -> [ShownValue] {
        try holdings.items(of: environment.store.values).map { item in
            let operation = document.operation(OperationID(item.value.operation))
            return ShownValue(
                id: item.id, name: item.value.name, text: item.value.isSecret ? nil : item.value.text,
                operation: operation?.shortTitle ?? item.value.operation,
                operationID: operation?.id.description, source: item.value.source, takenAt: item.value.takenAt)
        }
    }

    /// An operation with the form that was just posted and what is wrong with it.
    func page(
        of operation: OpenAPI.Operation, typed fields: CallFields, problems: [Problem], canSkipProblems: Bool = false
    ) async throws -> OperationPage {
        var page = OperationPage(
            frame: frame(of: operation), document: document, operation: operation, draft: CallDraft(fields.draft),
            problems: problems,
            canSkipProblems: canSkipProblems)
        page.captured = try capturedValues()
        page.identities = try await shownIdentities()
        return page
    }

    /// The captured value of a name; throws when there is none.
    func capturedValue(named name: String) async throws -> CapturedValue {
        let items = try await environment.store.values.list(document: id, in: session)
        guard let item = items.first(where: { $0.value.name == name }) else {
            throw SiteError(.invalidField, "No value of that name is kept any more.")
        }
        return item.value
    }

    /// Those that a form names instead of holding them.
    func valueReferences() throws -> [ValueReference] {
        try holdings.items(of: environment.store.values).compactMap { item in
            item.value.isSecret ? ValueReference(name: item.value.name, value: Secret(item.value.text)) : nil
        }
    }
}
