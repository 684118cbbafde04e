import JSONSchema
import Markup
import OpenAPI

/// Where on the site a schema is shown, and from which side: what its links are made of.
struct SchemaScope {
    /// The first segment of the document's addresses.
    let documentID: String
    /// The way the values travel: what does not travel with them is folded.
    var direction: Direction = .none
    /// The beginning of the ids of what can be linked to; nil where nothing can.
    var anchor: ElementID?
    /// The page on which the anchors stand, when this is a part of another page.
    var page: SitePath?
    /// What the anchors of an operation's parts stand within: the callback that it is of; nil for the page's own.
    var root: ElementID?
    /// What the address asks for: the way to it is written out and stands open.
    var opened: ElementID?
    /// Whether this is fetched into a page that does not hold it: links to its rows ask for them.
    var isFetched = false

    /// What other pages of the description have written already; nil where nothing is kept.
    var kept: KeptParts?
    /// Bytes of the page before what is being written, where that is written by itself.
    var bytesBefore = 0

    /// Whether it is on the page that it belongs to, and nothing in it was asked for.
    var isOrdinary: Bool { page == nil && opened == nil && !isFetched }

    /// The anchor of a part of an operation: `d-response-200`.
    func anchor(_ kind: StaticString, _ name: String) -> ElementID {
        root?.appending(kind.description).appending(name) ?? ElementID(kind, document: name)
    }

    /// Whether what the address asks for is an anchor's or within it.
    func leads(through anchor: ElementID?) -> Bool {
        guard let anchor, let opened else { return false }
        return anchor.holds(opened)
    }

    /// The same for one part: `d-body-200` and so on.
    func part(_ anchor: ElementID, _ direction: Direction) -> SchemaScope {
        var scope = self
        scope.direction = direction
        scope.anchor = anchor
        return scope
    }

    /// The `id` attribute of an anchor: only on the page itself, so that none occurs twice.
    func id(_ anchor: ElementID?) -> Attribute {
        guard let anchor, page == nil else { return .absent }
        return .id(anchor)
    }

    /// The address of a named schema's page.
    func path(_ id: SchemaID) -> SitePath { .schema(documentID, id.description) }

    /// The deep link to an anchor.
    func url(_ anchor: ElementID) -> SafeURL {
        let query = isFetched ? "?\(SitePath.openField)=\(anchor.text)" : ""
        return SafeURL(path: (page?.text ?? "") + query + "#" + anchor.text)
    }

    /// The address of the part that unfolds for a named schema, with where it will stand.
    func fragment(of path: SitePath, at anchor: ElementID?) -> SafeURL {
        var text = path.text(part: .panel)
        switch direction {
        case .none: break
        case .request: text += "&for=request"
        case .response: text += "&for=response"
        }
        guard let anchor else { return SafeURL(path: text) }
        text += "&\(SitePath.atField)=\(anchor.text)"
        if case .operation(_, let id) = page { text += "&in=" + PercentEncoding.segment(id) }
        return SafeURL(path: text)
    }

    /// Writes the deep link beside what it leads to, which says what it is for.
    func writeLink(_ anchor: ElementID?, into html: inout HTML) {
        guard let anchor else { return }
        html.element(.a, .class("anchor"), .href(url(anchor)), .aria("label", "Permalink"))
    }
}
