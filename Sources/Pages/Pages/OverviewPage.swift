public import Markup
public import OpenAPI

/// The first page of a description: what it is, its servers, how to authorize, all operations by tag, its schemas.
public struct OverviewPage: Sendable {
    public var frame: Frame
    public var document: Document

    /// Up to this many rows stand in the page; the tags behind are fetched when they are opened.
    private static let rowLimit = 300

    public init(frame: Frame, document: Document) {
        self.frame = frame
        self.document = document
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
        guard errors > 0 else { return }
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
        var written = 0
        for section in outline.sections {
            written += section.operations.count
            write(section, of: outline, isLazy: written > Self.rowLimit, into: &html)
        }
    }

    private func write(
        _ section: Outline.Section, of outline: Outline, isLazy: Bool, into html: inout HTML
    ) {
        let path = SitePath.tag(documentID, section.slug)
        html.element(.section, .class("tag-section"), .id(ElementID("tag", document: section.slug))) { html in
            html.element(
                .details, .open(!isLazy), .when(isLazy, .data("behavior", "lazy")),
                .when(isLazy, .data("fragment", path.url(part: .rows)))
            ) { html in
                html.element(.summary, .class("tag-head fold")) { html in
                    html.element(.h2) { $0.isolated(section.title) }
                    html.element(.p) { html in
                        if let text = section.tag.description {
                            html.text(Markdown.plainText(text, maximum: 200))
                        }
                    }
                    html.element(.small, .title("Operations"), text: String(section.operations.count))
                }
                if isLazy {
                    html.element(.div, .data("lazy")) { html in
                        html.element(.p, .class("section-body")) { html in
                            html.element(
                                .a, .href(path.url), text: "All \(Count.of(section.operations.count, "operation"))")
                        }
                    }
                } else {
                    OperationRows(frame: frame, outline: outline, section: section).write(into: &html)
                }
            }
        }
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
