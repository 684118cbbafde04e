import Hummingbird
import Markup
import OpenAPI
import Pages

/// `GET /{document}/tags/{tag}`: the operations of one tag, as a page or as the rows or sidebar entries that a script asks for.
struct ShowTag {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        guard let section = visit.frame.outline?.section(slug: context.parameters.get("tag") ?? "") else {
            throw SiteError(.notFound, "\(visit.entry.title) has no tag of that name.")
        }
        let page = TagPage(frame: visit.frame, document: visit.document, section: section)
        switch request.part {
        case .rows: return .fragment(page.rows().bytes)
        case .navigation: return .fragment(page.navigation().bytes)
        default: return .page(page.html().bytes, nonce: context.nonce)
        }
    }
}

extension Request {
    /// The id of an element that a field of the query names; nil for anything that is none.
    func element(_ field: String) -> ElementID? {
        uri.queryParameters[Substring(field)].flatMap { ElementID(parsing: String($0)) }
    }

    /// The part of a page that a script asks for, nil for the whole page.
    var part: SitePath.Part? { uri.queryParameters["part"].flatMap { SitePath.Part(rawValue: String($0)) } }
}
