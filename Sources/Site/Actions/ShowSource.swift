import Hummingbird
import Markup
import OpenAPI
import Pages
import SourceTree

/// `GET /{document}/source?at=…&file=…`: a part of the description as YAML and JSON.
struct ShowSource {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let fields = request.uri.queryParameters
        let file = fields["file"].map { Int($0) ?? -1 } ?? 0
        guard let pointer = try? JSONPointer(parsing: fields["at"].map(String.init) ?? "") else {
            throw SiteError(.notFound, "Expected a JSON Pointer such as /info in the field at, came something else.")
        }
        let place = Document.Place(file: file, pointer: pointer)
        guard let node = visit.document.node(at: place) else {
            throw SiteError(.notFound, "\(visit.entry.title) has no such part. It may have been moved.")
        }
        let page = SourcePage(frame: visit.frame, document: visit.document, node: node, place: place)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
