import CCMarkGFM

@testable import Markup

/// What cmark-gfm itself makes of a text, to tell its own doing from ours.
enum CommonMarkReference {
    /// Its HTML with the extensions that we use, raw HTML as it came.
    static func html(_ markdown: String) -> String? {
        guard let document = CommonMark(markdown, budget: .seconds(5)) else { return nil }
        return rendered(document.root)
    }

    /// Its HTML of plain CommonMark.
    static func plainHTML(_ markdown: String) -> String? {
        guard let text = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_UNSAFE) else { return nil }
        return String(cString: text)
    }

    /// Its HTML with raw HTML reduced by rule, tag by tag: allowed elements without attributes, comments and wrappers gone,
    /// all else as text.
    static func reducedHTML(_ markdown: String) -> String? {
        guard let document = CommonMark(markdown, budget: .seconds(5)), let events = MarkdownEvents(document) else {
            return nil
        }
        var raw: [OpaquePointer] = []
        while let (node, _) = events.next() {
            if node.kind == .htmlBlock || node.kind == .htmlInline, raw.last != node.pointer {
                raw.append(node.pointer)
            }
        }
        for node in raw {
            guard let literal = cmark_node_get_literal(node) else { continue }
            cmark_node_set_literal(node, reduced(String(cString: literal)))
        }
        return rendered(document.root)
    }

    private static func rendered(_ root: OpaquePointer) -> String? {
        cmark_render_html(root, CMARK_OPT_UNSAFE, nil).map { String(cString: $0) }
    }

    private static let wrappers: Set<String> = ["div", "span", "font", "center"]
    private static let allowed: Set<String> = [
        "a", "b", "strong", "i", "em", "code", "sub", "sup", "kbd", "mark", "small", "s", "u", "pre", "p", "ul", "ol",
        "li",
        "table", "thead", "tbody", "tr", "th", "td", "blockquote", "dl", "dt", "dd", "details", "summary", "h1", "h2",
        "h3", "h4", "h5", "h6", "br", "hr",
    ]

    private static func reduced(_ raw: String) -> String {
        let pieces = raw.replacing(#/<!--(?s:.*?)-->/#, with: "")
        return pieces.replacing(
            #/<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?<rest>(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*?)?)(?<close>/?>)|[<>]/#
        ) { match in
            guard let name = match.output.name.map({ $0.lowercased() }) else {
                return match.output.0 == "<" ? "&lt;" : "&gt;"
            }
            if wrappers.contains(name) { return "" }
            guard allowed.contains(name) else {
                return String(match.output.0).replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            }
            let end = match.output.end ?? ""
            guard name == "a", end.isEmpty else { return "<\(end)\(name)>" }
            let href = match.output.rest?.firstMatch(of: #/href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/#)
            let address = href?.output.1 ?? href?.output.2 ?? href?.output.3
            return address.map { "<a href=\"\($0)\">" } ?? ""
        }
    }
}
