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
    ///   - room: where the answer's bytes are counted.
    ///   - address: from where the user calls, which Portico's own gate is told.
    /// - Throws: `CallError` for a form that cannot be sent, `AuthorizationError` for a credential that cannot.
    func execute(
        _ fields: CallFields, skippingProblems: Bool, room: BodyBudget.Share?, from address: String
    ) async throws -> KeptExchange {
        let operation = fields.operation
        let call = fields.call(server: server(for: operation))
        var outbound = try builder.request(for: call, skippingProblems: skippingProblems)
        _ = try CredentialApplier().apply(credentials, to: &outbound, operation: operation, document: document)
        try environment.allowances.calls.begin(session.id)
        defer { environment.allowances.calls.end(session.id) }
        let exchange = await environment.executor.execute(outbound, call: call, room: room.map(BodyRoom.init)) {
            [guarded = environment.settings.guarded] in
            guarded.vouch(for: $0, from: address)
        }
        return try await environment.keep(exchange, form: fields.draft, document: id, in: session)
    }
}
