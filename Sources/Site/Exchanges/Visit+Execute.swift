import Authorization
import Egress
import Execution
import OpenAPI
import Pages
import Storage

extension Visit {
    /// Makes the call that a form describes, with the session's credentials, and keeps the exchange with the form.
    ///
    /// - Parameters:
    ///   - skippingProblems: **Execute anyway**: what is wrong is left out.
    ///   - isChecked: whether the values are held against their schemas first.
    ///   - identity: whose credentials and cookies to present in place of those in use; then the session's rules do not count.
    ///   - file: the last file of the form when it is too large to be held.
    ///   - live: told of the answer as it comes; nil when nobody follows it.
    ///   - room: where the answer's bytes are counted.
    ///   - address: from where the user calls, which Portico's own gate is told.
    /// - Throws: `CallError` for a form that cannot be sent, `AuthorizationError` for a credential that cannot.
    func execute(
        _ fields: CallFields, skippingProblems: Bool, isChecked: Bool = true, as identity: PresentedIdentity? = nil,
        file: StreamedFile? = nil, live: LiveCall? = nil, room: BodyBudget.Share?, from address: String
    ) async throws -> KeptExchange {
        let operation = fields.operation
        let references = fields.named(of: try valueReferences())
        let call = fields.filled(with: references).call(server: try await chosenServer(by: fields))
        var outbound = try request(for: call, skippingProblems: skippingProblems, isChecked: isChecked)
        let presented = identity?.credentials ?? credentials
        _ = try CredentialApplier().apply(presented, to: &outbound, operation: operation, document: document)
        var upload: BodyStream?
        if let file {
            upload = file.placed(in: &outbound)
            guard upload != nil else { throw SiteError.unstreamable }
        }
        var form = fields.draft
        if let identity { form.identity = identity.name }
        let order = SendingOrder(
            credentials: presented, cookies: identity?.cookies ?? .session, followsRules: identity == nil,
            references: references,
            followsRedirects: fields.followsRedirects, time: fields.time(atMost: environment.settings.longestCall),
            form: form, upload: upload, live: live, room: room, address: address)
        return try await send(outbound, of: call, order)
    }

    /// The server for the call: the form asks for it where the operation has servers of its own, and it is remembered for
    /// all operations that share them.
    private func chosenServer(by fields: CallFields) async throws -> ServerSelection {
        let operation = fields.operation
        guard operation.servers != document.servers, let chosen = try fields.server else {
            return server(for: operation)
        }
        try await environment.store.selections.choose(
            chosen, among: list(of: operation.servers), for: id, in: session)
        return chosen
    }
}
