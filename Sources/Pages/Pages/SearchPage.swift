public import Markup
public import OpenAPI

/// What was found for some words: operations and schemas, best first.
public struct SearchPage: Sendable {
    public var frame: Frame
    public var document: Document
    /// The words as typed.
    public var query: String
    /// Best first; at most 100 are shown, 12 in the list below the field.
    public var hits: [SearchHit]

    public init(frame: Frame, document: Document, query: String, hits: [SearchHit]) {
        self.frame = frame
        self.document = document
        self.query = query
        self.hits = hits
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Search", name: "search").html { html in
            html.element(.div, .class("reading", "narrow")) { html in
                html.element(.header) { $0.element(.h1, text: "Search") }
                html.element(
                    .form, .class("servers-line"), .method("get"),
                    .action(SitePath.search(frame.documentID ?? "").url)
                ) { html in
                    html.empty(
                        .input, .class("input"), .type("search"), .name(FieldName.search.text), .value(query),
                        .aria("label", "Words"), .autofocus(query.isEmpty))
                    html.element(.button, .class("button"), text: "Search")
                }
                if frame.isFile { return writeFileResults(into: &html) }
                if !query.isEmpty {
                    html.element(.p, .class("muted"), text: Count.of(hits.count, "result"))
                    writeHits(maximum: 100, into: &html)
                }
            }
        }
    }

    /// Where a script fills the list in.
    private func writeFileResults(into html: inout HTML) {
        html.element(.div, .data("results"), .role("status"))
        html.element(.p, .class("no-js")) { html in
            html.text("Searching these pages needs scripts. All operations stand in the ")
            html.element(.a, .href(SitePath.document(frame.documentID ?? "").url), text: "overview")
            html.text(".")
        }
    }

    /// The list alone (`part=results`).
    public func results() -> HTML {
        var html = HTML()
        writeHits(maximum: 12, into: &html)
        return html
    }

    private func writeHits(maximum: Int, into html: inout HTML) {
        guard !hits.isEmpty else {
            return html.element(
                .p, .class("empty small"), text: "Nothing found. Try a part of a path, a name or a word of a summary.")
        }
        html.element(.ul, .class("hits")) { html in
            for hit in hits.prefix(maximum) { html.element(.li) { write(hit, into: &$0) } }
        }
    }

    private func write(_ hit: SearchHit, into html: inout HTML) {
        let id = frame.documentID ?? ""
        switch hit {
        case .operation(let operation):
            html.element(.a, .href(SitePath.operation(id, operation.id.description).url)) { html in
                html.method(operation.method)
                html.path(operation.path)
                html.element(.small) { $0.visible(operation.shortTitle) }
            }
        case .schema(let schema):
            html.element(.a, .href(SitePath.schema(id, schema.id.description).url)) { html in
                html.element(.span, .class("method"), text: "Schema")
                html.element(.code, .class("path")) { $0.isolated(schema.name) }
                html.element(.small) { $0.visible(schema.schema.structureText) }
            }
        }
    }
}
