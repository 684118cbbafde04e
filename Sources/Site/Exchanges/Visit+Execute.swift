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
    ///   - share: where the answer's bytes are counted.
    ///   - file: the last file of the form when it is too large to be held.
    ///   - live: told of the answer as it comes; nil when nobody follows it.
    ///   - address: from where the user calls, which Portico's own gate is told.
    /// - Throws: `CallError` for a form that cannot be sent, `AuthorizationError` for a credential that cannot.
    func execute(
        _ fields: CallFields, skippingProblems: Bool, share: BodyBudget.Share?, file: StreamedFile? = nil,
        live: LiveCall? = nil, from address: String
    ) async throws -> KeptExchange {
        let operation = fields.operation
        let call = fields.call(server: server(for: operation))
        var outbound = try builder.request(for: call, skippingProblems: skippingProblems)
        _ = try CredentialApplier().apply(credentials, to: &outbound, operation: operation, document: document)
        var upload: BodyStream?
        if let file {
            upload = file.placed(in: &outbound)
            guard upload != nil else { throw SiteError.unstreamable }
        }
        try environment.allowances.calls.begin(session.id)
        defer { environment.allowances.calls.end(session.id) }
        let receiver = ResponseReceiver(
            environment.store.exchanges, session, share: share, live: live,
            isLive: { LiveMedia(operation: operation).covers($0) })
        let sending = Task {
            [outbound, upload, executor = environment.executor, guarded = environment.settings.guarded] in
            await executor.execute(outbound, call: call, upload: upload, receiver: receiver) {
                guarded.vouch(for: $0, from: address)
            }
        }
        live?.runs(sending)
        let exchange = await withTaskCancellationHandler {
            await sending.value
        } onCancel: {
            sending.cancel()
        }
        // What was followed is kept, whether or not somebody still looks on.
        if live?.isShown != true { try Task.checkCancellation() }
        return try await Task { [environment, id, session] in
            try await environment.keep(
                exchange, spooled: receiver.spooled, form: fields.draft, document: id, in: session)
        }.value
    }
}
