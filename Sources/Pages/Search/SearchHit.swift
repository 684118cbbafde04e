import Markup
import OpenAPI

/// One result: what it is, its name, and the place that answers with the words marked.
struct SearchHit {
    let documentID: String
    let outline: Outline?
    let result: SearchResult

    /// Where it leads: to the place that answers where that has an address.
    var url: SafeURL {
        var anchor: ElementID?
        if case .parameter(let location, let name)? = result.part {
            anchor = ElementID("parameter", document: location.rawValue).appending(name)
        }
        switch result.subject {
        case .operation(let operation):
            return Self.url(.operation(documentID, operation.id.description), anchor)
        case .schema(let schema):
            if case .property(let name)? = result.part {
                anchor = ElementID("schema", document: "property").appending(name)
            }
            return Self.url(.schema(documentID, schema.id.description), anchor)
        case .tag(let tag):
            let section = outline?.sections.first { $0.tag == tag }
            return (section.map { .tag(documentID, $0.slug) } ?? SitePath.document(documentID)).url
        }
    }

    /// The content of its link.
    func write(into html: inout HTML) {
        html.element(.span, .class("hit-line")) { html in
            writeKind(into: &html)
            html.element(.code, .class("path")) { html in
                html.element(.bdi) { write(result.name, isName: true, into: &$0) }
            }
        }
        if !result.title.pieces.isEmpty {
            html.element(.span, .class("hit-title")) { write(result.title, into: &$0) }
        }
        guard let part = result.part, let excerpt = result.excerpt else { return }
        html.element(.span, .class("hit-excerpt")) { html in
            writeLabel(of: part, excerpt, into: &html)
            write(excerpt, into: &html)
        }
    }

    private func writeKind(into html: inout HTML) {
        switch result.subject {
        case .operation(let operation):
            html.method(operation.method)
            if operation.origin == .webhook { html.element(.span, .class("badge"), text: "Webhook") }
            if operation.isDeprecated { html.element(.span, .class("badge"), text: "Deprecated") }
        case .schema(let schema):
            html.element(.span, .class("method"), text: "Schema")
            if schema.schema.isDeprecated { html.element(.span, .class("badge"), text: "Deprecated") }
        case .tag: html.element(.span, .class("method"), text: "Tag")
        }
    }

    private func writeLabel(of part: SearchResult.Part, _ excerpt: MarkedText, into html: inout HTML) {
        let (label, name): (String, String?) =
            switch part {
            case .parameter(let location, let name): ("\(location.rawValue) parameter", name)
            case .property(let name): ("property", name)
            case .response: ("response", nil)
            case .description: ("description", nil)
            case .operationId: ("operationId", nil)
            case .tag: ("tag", nil)
            }
        html.element(.b, text: label)
        html.text(" ")
        // A name that answers itself stands there marked already.
        if let name, name != excerpt.text {
            html.element(.code) { $0.isolated(name) }
            html.text(" ")
        }
    }

    private func write(_ text: MarkedText, isName: Bool = false, into html: inout HTML) {
        for piece in text.pieces {
            if piece.isMarked {
                html.element(.mark) { $0.visible(piece.text) }
            } else if isName {
                html.breakable(piece.text)
            } else {
                html.visible(piece.text)
            }
        }
    }

    private static func url(_ path: SitePath, _ anchor: ElementID?) -> SafeURL {
        SafeURL(path: path.text + (anchor.map { "#" + $0.text } ?? ""))
    }
}
