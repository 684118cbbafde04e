import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/schemas/{schema}`: one schema of the description.
struct ShowSchema {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        guard let schema = visit.document.schema(SchemaID(context.parameters.get("schema") ?? "")) else {
            throw SiteError(.notFound, "\(visit.entry.title) has no schema of that name. It may have been renamed.")
        }
        let page = SchemaPage(frame: visit.frame, document: visit.document, schema: schema)
        if request.part == .panel { return .fragment(page.panel().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
