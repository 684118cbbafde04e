public import Markup
public import OpenAPI

/// One tag with its operations: a page, and the two fragments that a long overview and sidebar fetch.
public struct TagPage: Sendable {
    public var frame: Frame
    public var document: Document
    public var section: Outline.Section

    public init(frame: Frame, document: Document, section: Outline.Section) {
        self.frame = frame
        self.document = document
        self.section = section
    }

    /// The whole page.
    public func html() -> HTML {
        let shell = PageShell(frame: frame, title: section.title, name: "tag", current: .section(section.slug))
        return shell.html { html in
            html.element(.div, .class("reading")) { html in
                html.element(.header) { html in
                    html.element(.h1) { $0.isolated(section.title) }
                }
                writeFacts(into: &html)
                html.prose(section.tag.description)
                if let docs = section.tag.externalDocs {
                    html.element(.p, .class("small")) { $0.documentLink(docs.url, text: docs.description ?? docs.url) }
                }
                writeRows(into: &html)
            }
        }
    }

    /// What sort of tag it is, and what it stands under (3.2).
    private func writeFacts(into html: inout HTML) {
        let tag = section.tag
        guard tag.parent != nil || tag.kind != nil || tag.summary != nil else { return }
        html.element(.p, .class("facts")) { html in
            if section.title != tag.name { html.element(.code) { $0.isolated(tag.name) } }
            if let kind = tag.kind { html.element(.span, .class("chip"), .title("Kind")) { $0.visible(kind) } }
            if let parent = tag.parent {
                html.element(.span) { html in
                    html.text("under ")
                    let above = frame.outline?.sections.first { $0.tag.name.utf8.elementsEqual(parent.utf8) }
                    if let section = above {
                        let path = SitePath.tag(frame.documentID ?? "", section.slug)
                        html.element(.a, .href(path.url)) { $0.isolated(section.title) }
                    } else {
                        html.isolated(parent)
                    }
                }
            }
        }
    }

    /// The rows alone (`part=rows`).
    public func rows() -> HTML {
        var html = HTML()
        writeRows(into: &html)
        return html
    }

    private func writeRows(into html: inout HTML) {
        if let outline = frame.outline, !section.operations.isEmpty {
            OperationRows(frame: frame, outline: outline, section: section).write(into: &html)
        }
    }

    /// The sidebar's entries alone (`part=navigation`).
    public func navigation() -> HTML {
        frame.outline?.sidebar.entries(slug: section.slug, changes: frame.changes) ?? HTML()
    }
}
