import JSONPath
import Markup
import SourceTree

/// What a filter finds in JSON: each value with the way to it, which leads to its line.
struct FoundValues {
    /// Values of a part of the list.
    private static let size = 50
    /// Lines and bytes of one value.
    private static let lineLimit = 40
    private static let byteLimit = 8_192

    let root: Node
    let address: BodyAddress

    func write(_ filter: BodyFilter, into html: inout HTML) {
        switch filter {
        case .wrong(let message): html.notice("warn", VisibleText.of(message))
        case .pointer(let pointer):
            write(root.node(at: pointer).map { [$0] } ?? [], isComplete: true, into: &html)
        case .path(let path):
            let found = path.select(from: root)
            write(found.nodes, isComplete: found.isComplete, into: &html)
        case .words(let words):
            let (nodes, isComplete) = WordSearch(words).nodes(in: root)
            write(nodes, isComplete: isComplete, into: &html)
        }
    }

    private func write(_ nodes: [Node], isComplete: Bool, into html: inout HTML) {
        let first = min(max(0, address.choice.from.flatMap { Int($0) } ?? 0), nodes.count)
        let shown = nodes[first...].prefix(Self.size)
        html.element(.p, .class("small"), .role("status")) { html in
            html.text(
                nodes.isEmpty ? "Nothing found." : Count.of(nodes.count, "value") + (isComplete ? "." : " or more."))
            if !isComplete { html.text(" The search ended early; a narrower filter finds all.") }
        }
        guard !shown.isEmpty else { return }
        html.element(.ol, .class("found")) { html in
            for node in shown { html.element(.li) { write(node, into: &$0) } }
        }
        let end = first + shown.count
        guard first > 0 || end < nodes.count else { return }
        html.bodyMore(
            "\(Count.grouped(first + 1)) to \(Count.grouped(end)) of \(Count.grouped(nodes.count)).",
            next: end < nodes.count ? String(end) : nil, address)
    }

    private func write(_ node: Node, into html: inout HTML) {
        let place = BodyChoice(view: .pretty, at: node.pointer.description)
        html.element(.p, .class("found-path")) { html in
            html.bodyLink(node.normalizedPath, to: place, address, classes: "found-link")
        }
        let source = node.source ?? []
        let label = "Value of " + VisibleText.of(node.normalizedPath)
        let passage = JSONPassage(
            source.prefix(JSONPassage.windowSize), isLast: source.count <= JSONPassage.windowSize,
            lines: Self.lineLimit, bytes: Self.byteLimit)
        html.codeBlock("code-lines", label: label) { html in
            html.append(passage.html)
            if passage.ending != .complete { html.element(.span, .class("tok-cut"), text: "…") }
        }
    }
}
