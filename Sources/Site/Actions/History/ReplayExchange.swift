import Authorization
import Execution
import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/exchanges/{exchange}/replay`: makes a kept call again, with the server and the credentials that the
/// session has now.
struct ReplayExchange {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        _ = try await FormReader.fields(of: request, context, session: visit.session)
        let id = context.parameters.get("exchange") ?? ""
        guard let record = try await environment.store.exchanges.record(id, in: visit.session),
            let operation = visit.document.operation(OperationID(record.operation)),
            let form = try await environment.store.exchanges.form(of: id, in: visit.session)
        else {
            throw SiteError(.notFound, "This call is no longer kept, or the description has its operation no more.")
        }
        let page = SitePath.operation(visit.id, record.operation).text
        do {
            let kept = try await visit.execute(
                CallFields(FormFields(form), operation: operation), skippingProblems: false,
                isChecked: false, room: context.share, from: context.clientAddress(of: request, in: environment))
            var answer = Answer.seeOther(page + (kept.id.map { "?exchange=\($0)" } ?? "") + "#result")
            if let setting = kept.setting { answer.fields[.setCookie] = setting }
            return answer
        } catch is CallError {
            // What is wrong is told where it can be mended.
            return .seeOther(page + "?\(HistoryPage.origin)=\(id)#console")
        } catch let error as AuthorizationError {
            throw SiteError(.invalidField, error.message)
        }
    }
}
