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
    func url(_ anchor: ElementID) -> SafeURL { SafeURL(path: (page?.text ?? "") + "#" + anchor.text) }

    /// Writes the deep link beside what it leads to.
    func writeLink(_ anchor: ElementID?, name: String, into html: inout HTML) {
        guard let anchor else { return }
        html.element(
            .a, .class("anchor"), .href(url(anchor)), .aria("label", "Link to \(VisibleText.of(name))"), text: "#")
    }
}
