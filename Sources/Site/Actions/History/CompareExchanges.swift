import Egress
import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `GET /{document}/history/comparison`: two kept calls side by side, the older one first.
struct CompareExchanges {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let asked = try URLEncodedReader.fields((request.uri.query ?? "").utf8).texts(ComparisonPage.field)
        guard asked.count == 2 else {
            let page = try await visit.historyPage(
                HistoryFilter(), problem: "Tick two calls to compare; \(asked.count) came.")
            return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
        }
        var calls: [ComparedCall] = []
        for id in asked { calls.append(try await visit.comparedCall(id, context.share)) }
        calls.sort { $0.entry.moment < $1.entry.moment }
        let page = ComparisonPage(frame: visit.frame, first: calls[0], second: calls[1])
        return .page(page.html().bytes, nonce: context.nonce)
    }
}

extension Visit {
    fileprivate func comparedCall(_ id: String, _ share: BodyBudget.Share?) async throws -> ComparedCall {
        guard let record = try await environment.store.exchanges.record(id, in: session),
            let entry = try await historyEntry(record),
            let kept = try await environment.exchange(id, in: session, share)
        else { throw SiteError(.notFound, "One of the two calls is no longer kept.") }
        let response = kept.exchange.veiled().response
        let form = try await environment.store.exchanges.form(of: id, in: session)
        var compared = ComparedCall(
            entry: entry, fields: response?.fields.map { ShownField($0.name, $0.value) } ?? [],
            body: response?.body ?? [], identity: form?.identity)
        compared.rest = response?.rest ?? 0
        return compared
    }
}
