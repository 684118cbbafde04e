import Execution
import HTTPTypes
import Hummingbird
import Storage

/// `GET /{document}/exchanges/{exchange}/body`: the response body byte for byte, as a download and never as a page
/// (THREATS V1, V2, V8).
struct DownloadBody {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        if let destination = request.headers[.fetchDest], !["document", "empty"].contains(destination) {
            throw SiteError(.forbidden, "A response body can be downloaded, not used as part of a page.")
        }
        let session = try context.requireSession()
        let id = context.parameters.get("exchange") ?? ""
        let gone = SiteError(
            .notFound, "This result is no longer kept. Execute the call again.")
        guard let record = try await environment.store.exchanges.record(id, in: session) else { throw gone }
        try context.share?.take(copiesOf: record.bodySize)
        guard let body = try await environment.store.exchanges.body(of: id, in: session) else { throw gone }
        let payload = try await environment.store.exchanges.payload(of: id, in: session)
        let contentType = payload.flatMap { Exchange(payload: $0)?.response?.contentType }
        let name = DownloadName(operation: record.operation, contentType: contentType, body: body)
        var answer = Answer(status: .ok, kind: .download, contentType: "application/octet-stream", bytes: body)
        answer.fields[.contentDisposition] = "attachment; filename=\"\(name.text)\""
        return answer
    }
}
