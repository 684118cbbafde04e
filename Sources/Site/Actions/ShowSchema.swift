import Hummingbird
import JSONSchema
import Markup
import OpenAPI
import Pages

/// `GET /{document}/schemas/{schema}`: one schema of the description; `levels=3` unfolds so many levels of it, `open` what
/// an element's id names. A part that is fetched is told by `at` and `in` where it will stand.
struct ShowSchema {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        guard let schema = visit.document.schema(SchemaID(context.parameters.get("schema") ?? "")) else {
            throw SiteError(.notFound, "\(visit.entry.title) has no schema of that name. It may have been renamed.")
        }
        let fields = request.uri.queryParameters
        var page = SchemaPage(
            frame: visit.frame(of: schema), document: visit.document, schema: schema,
            levels: fields["levels"].flatMap { Int($0) } ?? 0,
            direction: Self.direction(fields["for"].map(String.init)))
        page.opened = request.element(SitePath.openField)
        page.place = request.element(SitePath.atField)
        page.operation = fields["in"].map { OperationID(String($0)) }
        if request.part == .panel { return .fragment(page.panel().bytes) }
        return .page(page.html().bytes, nonce: context.nonce)
    }

    private static func direction(_ word: String?) -> Direction {
        switch word {
        case "request": .request
        case "response": .response
        default: .none
        }
    }
}
