import Authorization
import Egress
import Execution
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
        let order = SendingOrder(room: context.share, address: context.clientAddress(of: request, in: environment))
        let step = ExchangeStep(.redirect, of: kept.exchange, keptAs: id)
        let next = try await visit.send(
            followUp.authorized(redirection), of: Call(operation: operation), order,
            after: kept.exchange.steps + [step].compactMap { $0 })
        let page = SitePath.operation(visit.id, operation.id.description).text
        return .seeOther(page + (next.id.map { "?exchange=\($0)" } ?? "") + "#result")
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
