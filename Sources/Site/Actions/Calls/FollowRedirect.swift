import Authorization
import Egress
import Execution
import HTTPTypes
import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/exchanges/{exchange}/follow`: goes where a kept response redirects to, as a call of its own under the
/// whole policy; to another origin without anything that was entered for the first (THREATS P6).
struct FollowRedirect {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        _ = try await FormReader.fields(of: request, context, session: visit.session)
        let id = context.parameters.get("exchange") ?? ""
        guard let kept = try await environment.exchange(id, in: visit.session, context.share),
            let operation = visit.document.operation(OperationID(kept.exchange.operation)),
            let response = kept.exchange.response
        else { throw SiteError(.notFound, "This result is no longer kept. Execute the call again.") }
        let redirection = try Self.redirection(of: kept.exchange, by: response)
        let followUp = FollowUp(credentials: visit.credentials, operation: operation, document: visit.document)
        let next = followUp.authorized(redirection)
        try await checkNames(in: next, visit)
        let order = SendingOrder(
            credentials: visit.credentials, form: try await form(of: id, visit), room: context.share,
            address: context.clientAddress(of: request, in: environment))
        let step = ExchangeStep(.redirect, of: kept.exchange, keptAs: id)
        let result = try await visit.send(
            next, of: Call(operation: operation), order, after: kept.exchange.steps + [step].compactMap { $0 })
        let page = SitePath.operation(visit.id, operation.id.description).text
        var answer = Answer.seeOther(page + (result.id.map { "?exchange=\($0)" } ?? "") + "#result")
        if let setting = result.setting { answer.fields[.setCookie] = setting }
        return answer
    }

    /// The form that began the chain, with **Follow redirects**: made again, it leads to the same end.
    private func form(of exchange: String, _ visit: Visit) async throws -> FormDraft? {
        let kept = try await environment.store.exchanges.form(of: exchange, in: visit.session)
        guard let kept else { return nil }
        let follow = FieldName.follow.text
        guard !kept.fields.contains(where: { $0.name == follow }) else { return kept }
        return FormDraft(fields: kept.fields + [FormDraft.Field(name: follow, value: "1")])
    }

    /// What is kept names the session's secret values: sent as it is, it would hold the names.
    private func checkNames(in request: OutboundRequest, _ visit: Visit) async throws {
        let texts = request.displayedFields(.revealed).map(\.value) + [String(decoding: request.body, as: UTF8.self)]
        guard ValueReference.named(in: texts, of: try visit.valueReferences()).isEmpty else {
            throw SiteError(
                .invalidField,
                "The call named a value that was taken from a response. Execute it again with Follow redirects.")
        }
    }

    private static func redirection(of exchange: Exchange, by response: ExchangeResponse) throws -> Redirection {
        do throws(EgressError) {
            guard let redirection = try Redirection(of: exchange.request, by: response) else {
                throw EgressError(.invalidURL, "This response does not redirect.", advice: "")
            }
            if let obstacle = redirection.obstacle { throw EgressError(.invalidRequest, obstacle, advice: "") }
            return redirection
        } catch {
            throw SiteError(.invalidField, [error.message, error.advice].filter { !$0.isEmpty }.joined(separator: " "))
        }
    }
}
