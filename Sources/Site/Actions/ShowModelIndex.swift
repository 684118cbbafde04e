import Hummingbird
import OpenAPI
import Pages

/// `GET /llms.txt`: all operations of all descriptions as a list of links, for language models.
struct ShowModelIndex {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let documents = environment.catalog.entries.compactMap { entry in
            entry.document.map { (id: entry.id.description, document: $0) }
        }
        let text = ModelIndex(title: environment.settings.title, documents: documents).text
        return Answer(status: .ok, kind: .fragment, contentType: "text/plain; charset=utf-8", bytes: Array(text.utf8))
    }
}
