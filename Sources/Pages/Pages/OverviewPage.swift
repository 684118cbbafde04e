public import Markup
public import OpenAPI

/// The first page of a description: what it is, its servers, how to authorize, all operations by tag, its schemas.
public struct OverviewPage: Sendable {
    public var frame: Frame
    public var document: Document
    /// What the tags are filtered by; empty for all.
    public var filter: String

    /// Up to this many operations all stand in the page as rows, and never more of one tag than this.
    private static let rowLimit = 300
    /// Of more operations this many rows stand in the page; the tags behind are fetched when they are opened, so that a
    /// browser has the page at once.
    private static let firstRows = 100
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
                writeMissing(into: &html)
                SchemasList(documentID: documentID, schemas: document.schemas).write(into: &html)
                ExtensionsText(extensions: document.otherExtensions).write(into: &html)
            }
        }
    }

    private func writeProblems(into html: inout HTML) {
        let errors = document.promptDiagnostics?.count { $0.severity == .error } ?? 0
        guard errors > 0, !frame.isFile else { return }
        html.element(.div, .class("notice notice-bad")) { html in
            html.element(.p) { html in
                html.element(.strong, text: "Errors")
                html.text(" · \(Count.of(errors, "error")) in this description. What is right is shown all the same. ")
                html.element(.a, .href(SitePath.problems(documentID).url), text: "Show")
            }
        }
    }

    /// Paths and webhooks that are nothing but a reference that leads nowhere.
    private func writeMissing(into html: inout HTML) {
        let missing = document.missingPathItems
        guard !missing.isEmpty else { return }
        html.element(.section, .class("tag-section"), .id("missing")) { html in
            html.element(.h2, text: "Missing")
            html.element(.ul) { html in
                for item in missing.prefix(Self.rowLimit) {
                    html.element(.li) { html in
                        html.path(item.path)
                        html.text(" ")
                        html.gap(item.reference)
                    }
                }
            }
        }
    }

    private func writeSections(into html: inout HTML) {
        guard let outline = frame.outline else { return }
        guard !outline.sections.isEmpty else {
            // A description of webhooks or components alone is whole as it is (3.1, section 4.8.1).
            guard document.webhooks.isEmpty, document.schemas.isEmpty else { return }
            return html.element(
                .p, .class("empty"), text: "No operations yet. They stand under paths in the description.")
        }
        if outline.sections.count > 1 { TagFilter(frame: frame, words: filter).write(into: &html) }
        let isLarge = outline.sections.reduce(0) { $0 + $1.operations.count } > Self.rowLimit
        var written = 0
        var group: String?
        for section in outline.sections {
            if let name = section.group, name != group {
                html.element(.p, .class("group-title")) { $0.isolated(name) }
            }
            group = section.group
            let isShown = filter.isEmpty || TagFilter.name(of: section).contains(filter)
            let isFirst = written == 0 && section.operations.count <= Self.rowLimit
            if isShown { written += section.operations.count }
            let isLong = isLarge && !(isShown && (isFirst || written <= Self.firstRows))
            let block = TagSection(
                frame: frame, outline: outline, section: section, isShown: isShown,
                content: !isLong ? .rows : written <= Self.firstRows + Self.linkLimit ? .links : .later)
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
