import JSONPath
import Markup
import SourceTree

/// What a filter finds in a body with a JSON text a line: it is applied to each record, and each value leads to its line.
struct FoundRecords {
    /// Values that are found at most, and those of a part of the list.
    private static let limit = 1_000
    private static let size = 50
    /// Lines and bytes of one value.
    private static let lineLimit = 40
    private static let byteLimit = 8_192

    let body: BodyBytes
    let address: BodyAddress

    private struct Found {
        let line: Int
        /// Where the record begins.
        let offset: Int
        let path: String
        let source: ArraySlice<UInt8>
    }

    func write(_ filter: BodyFilter, into html: inout HTML) {
        if case .wrong(let message) = filter { return html.notice("warn", VisibleText.of(message)) }
        let (found, isComplete) = find(filter)
        html.element(.p, .class("small"), .role("status")) { html in
            let count = Count.of(found.count, "value") + (isComplete ? "." : " or more.")
            html.text(found.isEmpty ? "Nothing found." : count)
        }
        let first = min(max(0, address.choice.from.flatMap { Int($0) } ?? 0), found.count)
        let shown = found[first...].prefix(Self.size)
        guard !shown.isEmpty else { return }
        html.element(.ol, .class("found")) { html in
            for value in shown { html.element(.li) { write(value, into: &$0) } }
        }
        let end = first + shown.count
        guard first > 0 || end < found.count else { return }
        html.bodyMore(
            "\(Count.grouped(first + 1)) to \(Count.grouped(end)) of \(Count.grouped(found.count)).",
            next: end < found.count ? String(end) : nil, address)
    }

    private func find(_ filter: BodyFilter) -> (found: [Found], isComplete: Bool) {
        var (found, isComplete): ([Found], Bool) = ([], true)
        var walk = RecordWalk(body)
        while let record = walk.next() {
            guard found.count < Self.limit else { return (found, false) }
            guard let root = RecordReader.tree(of: record.bytes)?.root else { continue }
            let nodes: [Node]
            switch filter {
            case .pointer(let pointer): nodes = root.node(at: pointer).map { [$0] } ?? []
            case .path(let path):
                let selected = path.select(from: root)
                isComplete = isComplete && selected.isComplete
                nodes = selected.nodes
            case .words, .wrong: nodes = []
            }
            found += nodes.prefix(Self.limit - found.count + 1).map {
                Found(line: record.line, offset: record.offset, path: $0.normalizedPath, source: $0.source ?? [])
            }
        }
        let isAll = found.count <= Self.limit
        return (isAll ? found : Array(found.prefix(Self.limit)), isComplete && isAll)
    }

    private func write(_ value: Found, into html: inout HTML) {
        let place = BodyChoice(view: .text, from: String(value.offset))
        let label = "Line \(Count.grouped(value.line)), \(value.path)"
        html.element(.p, .class("found-path")) { $0.bodyLink(label, to: place, address, classes: "found-link") }
        let passage = JSONPassage(
            value.source.prefix(JSONPassage.windowSize), isLast: value.source.count <= JSONPassage.windowSize,
            lines: Self.lineLimit, bytes: Self.byteLimit)
        html.codeBlock("code-lines", label: "Value of line \(value.line), " + VisibleText.of(value.path)) { html in
            html.append(passage.html)
            if passage.ending != .complete { html.element(.span, .class("tok-cut"), text: "…") }
        }
    }
}
