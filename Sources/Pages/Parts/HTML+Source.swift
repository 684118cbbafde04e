import Markup
import OpenAPI
import SourceTree

extension HTML {
    /// The link to a part's source; nothing for what has none.
    mutating func sourceLink(of node: Node, in document: Document, documentID: String) {
        // Pages that are files have no server to ask.
        guard links == nil, let place = document.place(of: node) else { return }
        let path = SitePath.source(documentID, file: place.file, pointer: place.pointer.description)
        element(.a, .class("source-link small"), .href(path.url), .rel("nofollow"), text: "Source")
    }
}
