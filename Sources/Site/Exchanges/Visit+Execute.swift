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
    ///   - room: where the answer's bytes are counted.
    ///   - address: from where the user calls, which Portico's own gate is told.
    /// - Throws: `CallError` for a form that cannot be sent, `AuthorizationError` for a credential that cannot.
    func execute(
        _ fields: CallFields, skippingProblems: Bool, isChecked: Bool = true, room: BodyBudget.Share?,
        from address: String
    ) async throws -> KeptExchange {
        let operation = fields.operation
        let call = fields.call(server: server(for: operation))
        var outbound = try request(for: call, skippingProblems: skippingProblems, isChecked: isChecked)
        _ = try CredentialApplier().apply(credentials, to: &outbound, operation: operation, document: document)
        try environment.allowances.calls.begin(session.id)
        defer { environment.allowances.calls.end(session.id) }
        let exchange = await environment.executor.execute(outbound, call: call, room: room.map(BodyRoom.init)) {
            [guarded = environment.settings.guarded] in
            guarded.vouch(for: $0, from: address)
        }
        return try await environment.keep(exchange, form: fields.draft, document: id, in: session)
    }

    /// The request of a call, or all that is wrong with it: what cannot be built before what does not fit its schema.
    private func request(
        for call: Call, skippingProblems: Bool, isChecked: Bool
    ) throws(CallError) -> OutboundRequest {
        let isHeld = isChecked && !skippingProblems
        let found = isHeld ? RequestCheck(operation: call.operation).problems(of: call) : []
        let request: OutboundRequest
        do {
            request = try builder.request(for: call, skippingProblems: skippingProblems)
        } catch {
            let told = Set(error.problems.map(\.key))
            throw CallError(problems: error.problems + found.filter { !told.contains($0.key) })
        }
        guard found.isEmpty else { throw CallError(problems: found) }
        return request
    }
}
