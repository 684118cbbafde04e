import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/changes/{other}`: what changed since another version, or between any two descriptions.
struct ShowChanges {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let name = context.parameters.get("other") ?? ""
        guard let other = environment.catalog.entry(CatalogID(name: name)), other.document != nil else {
            throw SiteError(.notFound, "There is no description of that name to compare with.")
        }
        let comparison = await environment.outlines.comparisons.comparison(from: other, to: visit.entry)
        guard let comparison else { throw UnreadableError(entry: visit.entry) }
        let fields = try URLEncodedReader.fields((request.uri.query ?? "").utf8)
        let filter = ChangesFilter(
            level: fields.text("level").flatMap(Change.Level.init),
            operation: fields.text("operation").map { OperationID($0) },
            page: fields.text("page").flatMap { Int($0) } ?? 1)
        let choice =
            visit.frame.versions.first { $0.id == name }
            ?? VersionChoice(id: name, name: "\(other.title) \(other.version)")
        let page = ChangesPage(
            frame: visit.frame, other: VersionChoice(id: name, name: choice.name), changes: comparison.changes,
            filter: filter)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}
