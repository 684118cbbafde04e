import HTTPTypes
import Hummingbird
import OpenAPI
import SourceTree

/// `GET /{document}/description`: the description as it was written, as a download.
struct DownloadDescription {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let source = visit.document.source
        let isJSON = source.format == .json
        var answer = Answer(
            status: .ok, kind: .download, contentType: isJSON ? "application/json" : "application/yaml",
            bytes: Array(source.bytes))
        answer.fields[.contentDisposition] = "attachment; filename=\"\(visit.id).\(isJSON ? "json" : "yaml")\""
        return answer
    }
}
