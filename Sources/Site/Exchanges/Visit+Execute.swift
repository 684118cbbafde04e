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
    ///   - identity: the credentials to present in place of those in use; then the session's rules do not count.
    ///   - room: where the answer's bytes are counted.
    ///   - address: from where the user calls, which Portico's own gate is told.
    /// - Throws: `CallError` for a form that cannot be sent, `AuthorizationError` for a credential that cannot.
    func execute(
        _ fields: CallFields, skippingProblems: Bool, isChecked: Bool = true, as identity: PresentedIdentity? = nil,
        room: BodyBudget.Share?, from address: String
    ) async throws -> KeptExchange {
        let operation = fields.operation
        let references = fields.named(of: try await valueReferences())
        let call = fields.filled(with: references).call(server: server(for: operation))
        var outbound = try request(for: call, skippingProblems: skippingProblems, isChecked: isChecked)
        _ = try CredentialApplier().apply(
            identity?.credentials ?? credentials, to: &outbound, operation: operation, document: document)
        try environment.allowances.calls.begin(session.id)
        defer { environment.allowances.calls.end(session.id) }
        let exchange = await environment.executor.execute(outbound, call: call, room: room.map(BodyRoom.init)) {
            [guarded = environment.settings.guarded] in
            guarded.vouch(for: $0, from: address)
        }
        let taken = identity == nil ? try await followRules(exchange, operation: operation) : (exchange, nil)
        var form = fields.draft
        if let identity { form.identity = identity.name }
        var kept = try await environment.keep(
            taken.0.naming(references), form: form, document: id, in: session)
        kept.setting = taken.1
        return kept
    }
}
