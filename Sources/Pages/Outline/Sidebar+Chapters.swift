import Markup
import OpenAPI

/// The headings of the description's text.
extension Sidebar {
    private static let chapterLimit = 40

    /// The two highest levels that occur.
    static func chapters(of document: Document) -> [MarkdownHeading] {
        guard let text = document.info.description else { return [] }
        let headings = Markdown.headings(of: text, maximum: 200)
        guard let top = headings.map(\.level).min(), headings.count > 1 else { return [] }
        return Array(headings.filter { $0.level <= top + 1 }.prefix(chapterLimit))
    }

    /// The chapters as links into the overview.
    func writeChapters(into html: inout HTML) {
        guard let top = chapters.map(\.level).min() else { return }
        html.element(.ul, .class("s-chapters")) { html in
            for chapter in chapters {
                let path = SafeURL(path: SitePath.document(id).text + "#" + chapter.id.text)
                html.element(.li, .when(chapter.level > top, .class("s-inner"))) { html in
                    html.element(.a, .href(path)) { html in
                        html.element(.span) { $0.isolated(chapter.text) }
                    }
                }
            }
        }
    }
}
