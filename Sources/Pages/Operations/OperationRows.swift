import Markup
import OpenAPI

/// The operations of a tag as rows: method, path, summary, padlock. Scripts add the tools and unfold a row in place.
struct OperationRows {
    let frame: Frame
    let outline: Outline
    let operations: [Operation]
    private let section: Outline.Section?

    /// The operations of a tag.
    init(frame: Frame, outline: Outline, section: Outline.Section) {
        self.frame = frame
        self.outline = outline
        self.section = section
        operations = section.operations
    }

    /// Operations outside the tags: webhooks.
    init(frame: Frame, outline: Outline, operations: [Operation]) {
        self.frame = frame
        self.outline = outline
        self.operations = operations
        section = nil
    }

    func write(into html: inout HTML) {
        html.element(.ol, .class("rows"), .when(!frame.isFile, .data("rows", "?part=" + SitePath.Part.panel.rawValue)))
        { html in
            for operation in operations { writeRow(operation, into: &html) }
        }
    }

    private func writeRow(_ operation: Operation, into html: inout HTML) {
        let id = operation.id.description
        html.element(
            .li, .class("row", operation.isDeprecated ? "row-deprecated" : ""),
            .when(section.map { outline.isFirst(operation, in: $0) } ?? true, .id(ElementID("op", document: id)))
        ) { html in
            html.element(.div, .class("row-line")) { html in
                html.element(
                    .a, .class("row-link"), .href(SitePath.operation(outline.documentID, id).url)
                ) { html in
                    html.method(operation.method)
                    html.path(operation.path)
                }
                html.element(.span, .class("row-summary")) { html in
                    if operation.isDeprecated {
                        html.element(.span, .class("visually-hidden"), text: "Deprecated. ")
                    }
                    if let gist = operation.gist { html.append(Markdown.inline(gist, links: false)) }
                }
                html.changeBadge(of: operation, frame: frame)
                html.element(.span, .class("row-tools")) { $0.padlock(of: operation, frame: frame) }
            }
        }
    }
}
