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
                html.prose(section.tag.description)
                if let docs = section.tag.externalDocs {
                    html.element(.p, .class("small")) { $0.documentLink(docs.url, text: docs.description ?? docs.url) }
                }
                writeRows(into: &html)
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
        if let outline = frame.outline {
            OperationRows(frame: frame, outline: outline, section: section).write(into: &html)
        }
    }

    /// The sidebar's entries alone (`part=navigation`).
    public func navigation() -> HTML {
        frame.outline?.sidebar.entries(slug: section.slug) ?? HTML()
    }
}
