import HTTPTypes
import Hummingbird
import OpenAPI
import SourceTree

/// `GET /{document}/description`: the description as it was written, as a download; with `form=bundled` one that holds what it
/// refers to in other files. Hidden operations are left out of both.
struct DownloadDescription {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let source = visit.document.source
        let isJSON = source.format == .json
        let document = visit.document
        let isBundled = request.uri.queryParameters["form"] == "bundled" && visit.document.isSplit
        var answer = Answer(
            status: .ok, kind: .download, contentType: isJSON ? "application/json" : "application/yaml",
            bytes: isBundled ? try Self.bundle(of: document, isJSON: isJSON) : document.writtenBytes)
        answer.fields[.contentDisposition] = "attachment; filename=\"\(visit.id).\(isJSON ? "json" : "yaml")\""
        return answer
    }

    private static func bundle(of document: Document, isJSON: Bool) throws -> [UInt8] {
        let root: Node
        do throws(DocumentError) { root = try document.bundled().root } catch {
            throw SiteError(.tooLarge, "The description cannot be put into one file: \(error.message).")
        }
        return isJSON ? root.json(pretty: true) : root.yaml()
    }
}
