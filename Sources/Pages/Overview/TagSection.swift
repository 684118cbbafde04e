import Markup
import OpenAPI

/// One tag of the overview with its operations.
struct TagSection {
    /// What stands below the tag's line.
    enum Content {
        /// Its operations as rows, unfolded.
        case rows
        /// Plain links with the rows' names, until rows are fetched: an address of one of them leads to it at once.
        case links
        /// A link to the tag's page, until rows are fetched.
        case later
    }

    let frame: Frame
    let outline: Outline
    let section: Outline.Section
    let isShown: Bool
    let content: Content

    private var path: SitePath { .tag(outline.documentID, section.slug) }

    func write(into html: inout HTML) {
        let isLazy = content != .rows && !section.operations.isEmpty
        html.element(
            .section, .class("tag-section"), .id(ElementID("tag", document: section.slug)),
            .data("tag", TagFilter.name(of: section)), .hidden(!isShown)
        ) { html in
            let isFetched = isLazy && !frame.isFile
            html.element(
                .details, .open(!isFetched), .when(isFetched, .data("behavior", "lazy")),
                .when(isFetched, .data("fragment", path.url(part: .rows)))
            ) { html in
                writeHead(into: &html)
                if let docs = section.tag.externalDocs {
                    html.element(.p, .class("section-body small")) {
                        $0.documentLink(docs.url, text: docs.description ?? docs.url)
                    }
                }
                // What the line above leaves out of a long text stands here for a tag that is a text and no more.
                if section.operations.isEmpty {
                    return html.element(.div, .class("section-body")) { $0.prose(section.tag.description) }
                }
                switch content {
                case .rows: OperationRows(frame: frame, outline: outline, section: section).write(into: &html)
                case .links: html.element(.div, .data("lazy")) { writeLinks(into: &$0) }
                case .later: html.element(.div, .data("lazy")) { writeMore(into: &$0) }
                }
            }
        }
    }

    private func writeHead(into html: inout HTML) {
        html.element(.summary, .class("tag-head fold")) { html in
            html.element(.h2) { $0.isolated(section.title) }
            html.element(.p) { html in
                if let text = section.tag.description, !section.operations.isEmpty {
                    html.text(Markdown.plainText(text, maximum: 200))
                }
            }
            if !section.operations.isEmpty {
                html.element(.small, .title("Operations"), text: String(section.operations.count))
            }
        }
    }

    private func writeLinks(into html: inout HTML) {
        html.element(.ol, .class("row-links")) { html in
            for operation in section.operations {
                let id = operation.id.description
                html.element(
                    .li, .when(outline.isFirst(operation, in: section), .id(ElementID("op", document: id)))
                ) { html in
                    html.element(.a, .href(SitePath.operation(outline.documentID, id).url)) { html in
                        html.text(VisibleText.of(operation.method) + " ")
                        html.isolated(operation.path)
                    }
                }
            }
        }
    }

    private func writeMore(into html: inout HTML) {
        html.element(.p, .class("section-body")) { html in
            html.element(.a, .href(path.url), text: "All \(Count.of(section.operations.count, "operation"))")
        }
    }
}
