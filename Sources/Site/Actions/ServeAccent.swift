import Hummingbird
import Pages

/// `GET /accent.css`: the operator's colour as a stylesheet, so that no page needs a style of its own.
struct ServeAccent {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        guard let accent = environment.settings.accent else {
            throw SiteError(.notFound, "This site has no colour of its own.")
        }
        return Answer(status: .ok, kind: .asset, contentType: "text/css; charset=utf-8", bytes: accent.stylesheet)
    }
}
