public import Markup
public import OpenAPI

/// The first page of a description: what it is, its servers, how to authorize, all operations by tag, its schemas.
public struct OverviewPage: Sendable {
    public var frame: Frame
    public var document: Document
    /// What the tags are filtered by; empty for all.
    public var filter: String

    /// Up to this many rows stand in the page; the tags behind are fetched when they are opened.
    private static let rowLimit = 300
    /// Up to this many operations of those tags are listed as plain links until then, so that their addresses lead there.
    private static let linkLimit = 2_000

    public init(frame: Frame, document: Document, filter: String = "") {
        self.frame = frame
        self.document = document
        self.filter = filter.lowercased()
    }

    private var documentID: String { frame.documentID ?? "" }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "", name: "overview", current: .overview).html { html in
            html.element(.div, .class("reading")) { html in
                OverviewHead(documentID: documentID, document: document).write(into: &html)
                writeProblems(into: &html)
                html.element(.section, .class("servers"), .id("servers"), .aria("label", "Servers")) { html in
                    ServersForm(frame: frame, servers: document.servers).write(into: &html)
                    html.authorizeButton(frame)
                }
                SchemesText(schemes: document.securitySchemes).write(into: &html)
                html.element(.div) { writeSections(into: &$0) }
                writeWebhooks(into: &html)
                SchemasList(documentID: documentID, schemas: document.schemas).write(into: &html)
            }
        }
    }

    private func writeProblems(into html: inout HTML) {
        let errors = document.diagnostics.filter { $0.severity == .error }.count
        guard errors > 0, !frame.isFile else { return }
        html.element(.div, .class("notice notice-bad")) { html in
            html.element(.p) { html in
                html.element(.strong, text: "Errors")
                html.text(" · \(Count.of(errors, "error")) in this description. What is right is shown all the same. ")
                html.element(.a, .href(SitePath.problems(documentID).url), text: "Show")
            }
        }
    }

    private func writeSections(into html: inout HTML) {
        guard let outline = frame.outline else { return }
        guard !outline.sections.isEmpty else {
            return html.element(
                .p, .class("empty"), text: "No operations yet. They stand under paths in the description.")
        }
        if outline.sections.count > 1 { TagFilter(frame: frame, words: filter).write(into: &html) }
        let isLarge = outline.sections.reduce(0) { $0 + $1.operations.count } > Self.rowLimit
        var written = 0
        for section in outline.sections {
            let isShown = filter.isEmpty || TagFilter.name(of: section).contains(filter)
            if isShown { written += section.operations.count }
            let isLong = isShown ? written > Self.rowLimit : isLarge
            let block = TagSection(
                frame: frame, outline: outline, section: section, isShown: isShown,
                content: !isLong ? .rows : written <= Self.rowLimit + Self.linkLimit ? .links : .later)
            block.write(into: &html)
        }
        html.element(
            .p, .class("empty"), .id("no-tag"), .role("status"), .hidden(written > 0),
            text: "No tag has that in its name.")
    }

    private func writeWebhooks(into html: inout HTML) {
        let webhooks = document.webhooks
        guard !webhooks.isEmpty, let outline = frame.outline else { return }
        html.element(.section, .class("tag-section"), .id("webhooks")) { html in
            html.element(.details, .open()) { html in
                html.element(.summary, .class("tag-head fold")) { html in
                    html.element(.h2, text: "Webhooks")
                    html.element(.p, text: "What the API calls, by itself.")
                    html.element(.small, text: String(webhooks.count))
                }
                OperationRows(frame: frame, outline: outline, operations: webhooks).write(into: &html)
            }
        }
    }
}
