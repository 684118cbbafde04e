public import JSONSchema
public import Markup
public import OpenAPI

/// One named schema: a page of its own, and the part that unfolds where another schema mentions it.
public struct SchemaPage: Sendable {
    public var frame: Frame
    public var document: Document
    public var schema: NamedSchema
    /// Levels that are written out and unfolded; 0 for a page that begins folded.
    public var levels: Int
    /// The way the values travel where the part unfolds.
    public var direction: Direction

    /// What the address asks to be unfolded on the page.
    public var opened: ElementID?
    /// Where the part will stand; nil when its deep links are to lead to the whole page.
    public var place: ElementID?
    /// The operation to whose page the part's deep links lead; nil for the page that fetches it.
    public var operation: OperationID?

    /// Levels that may be asked for (THREATS 4.4).
    public static let maximumLevels = 8

    public init(
        frame: Frame, document: Document, schema: NamedSchema, levels: Int = 0, direction: Direction = .none
    ) {
        self.frame = frame
        self.document = document
        self.schema = schema
        self.levels = min(max(0, levels), Self.maximumLevels)
        self.direction = direction
    }

    private var documentID: String { frame.documentID ?? "" }
    private var path: SitePath { .schema(documentID, schema.id.description) }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: schema.name, name: "schema", current: .schemas).html { html in
            html.element(.div, .class("reading narrow")) { html in
                writeHead(into: &html)
                writeView(into: &html)
                writeSample(into: &html)
                UsesText(documentID: documentID, uses: document.uses(of: schema.id)).write(into: &html)
            }
        }
    }

    /// The content alone (`part=panel`); its deep links lead to where it stands, or to the whole page.
    public func panel() -> HTML {
        var html = HTML()
        let page = operation.map { SitePath.operation(documentID, $0.description) }
        let scope = SchemaScope(
            documentID: documentID, direction: direction,
            anchor: place ?? ElementID("schema", document: "property"), page: place == nil ? path : page,
            isFetched: place != nil)
        var view = SchemaView(scope: scope, limits: SchemaView.Limits(nodes: 600))
        view.write(schema.schema, into: &html)
        return html
    }

    private func writeHead(into html: inout HTML) {
        html.element(.header) { html in
            html.element(.p, .class("crumbs")) { html in
                guard let id = frame.documentID else { return }
                let path = SafeURL(path: SitePath.document(id).text + "#schemas")
                html.element(.a, .href(path), text: "Schemas")
                html.text(" ›")
            }
            html.element(.h1) { $0.isolated(schema.name) }
            html.sourceLink(of: schema.schema.node, in: document, documentID: documentID)
        }
        if let title = schema.schema.title, title != schema.name {
            html.element(.p, .class("lede")) { $0.visible(title) }
        }
    }

    private func writeView(into html: inout HTML) {
        if SchemaChildren.hasAny(schema.schema), !frame.isFile { writeLevels(into: &html) }
        var scope = SchemaScope(documentID: documentID, anchor: ElementID("schema", document: "property"))
        scope.opened = opened
        let limits =
            levels == 0
            ? SchemaView.Limits(namedDepth: 2, nodes: 1_500)
            : SchemaView.Limits(namedDepth: levels, openDepth: levels)
        var view = SchemaView(scope: scope, limits: limits)
        view.write(schema.schema, isTitled: true, into: &html)
    }

    /// How many levels are unfolded: links, for it works without scripts.
    private func writeLevels(into html: inout HTML) {
        html.element(.p, .class("levels no-js")) { html in
            html.element(.span, .class("muted"), text: "Unfold ")
            for (count, label) in [(0, "nothing"), (1, "1 level"), (2, "2 levels"), (3, "3 levels"), (8, "all")] {
                let url = SafeURL(path: path.text + (count == 0 ? "" : "?levels=\(count)"))
                html.element(.a, .href(url), .when(count == levels, .aria("current", "true")), text: label)
            }
        }
    }

    private func writeSample(into html: inout HTML) {
        guard schema.schema.booleanValue != false else { return }
        html.element(.section) { html in
            html.sectionHead("Example Value")
            html.element(.div, .class("section-body")) { html in
                let samples = SamplesPanel(samples: MediaSamples(schema: schema.schema).list)
                guard let xml = SampleText(xml: schema.schema) else { return samples.write(into: &html) }
                html.element(.div, .class("tabs"), .data("behavior", "tabs")) { html in
                    html.tabPanel("JSON") { samples.write(into: &$0) }
                    html.tabPanel("XML") { $0.codeBlock(label: "XML") { xml.write(into: &$0) } }
                }
            }
        }
    }
}
