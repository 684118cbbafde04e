import Markup

/// A body with a value or a record a line, as a table; a hundred rows at a time.
struct TableBody {
    /// Rows of a part.
    static let rowLimit = 100
    static let columnLimit = 50
    /// Bytes that are read for a part.
    static let windowSize = 1_048_576
    /// Characters of a cell.
    private static let cellLimit = 300

    let body: BodyBytes
    let kind: BodyKind
    let address: BodyAddress

    func write(into html: inout HTML) {
        let (offset, number) = place
        var page: TablePage
        if case .separated(let separator) = kind {
            page = SeparatedReader.page(of: body, separator: separator, from: offset)
        } else if kind == .events {
            page = EventReader.page(of: body, from: offset)
        } else {
            page = RecordReader.page(of: body, from: offset)
        }
        guard !page.rows.isEmpty else {
            return html.element(.p, .class("small muted"), text: "There are no rows.")
        }
        let hasMore = page.end < body.count
        write(page, firstNumber: number, into: &html)
        let last = number + page.rows.count - 1
        guard number > 1 || hasMore else { return }
        let words =
            "Rows \(Count.grouped(number)) to \(Count.grouped(last)), "
            + "\(Count.bytes(page.end)) of \(Count.bytes(body.count))."
        html.bodyMore(words, next: hasMore ? "\(page.end).\(last + 1)" : nil, address)
    }

    /// Where the part begins and the number of its first row.
    private var place: (offset: Int, number: Int) {
        let parts = (address.choice.from ?? "").split(separator: ".").map { Int($0) ?? 0 }
        guard parts.count == 2, parts[0] > 0, parts[1] > 0, parts[1] < 1 << 40 else { return (0, 1) }
        return (min(parts[0], body.count), parts[1])
    }

    private func write(_ page: TablePage, firstNumber: Int, into html: inout HTML) {
        html.element(
            .div, .class("body-table"), .tabindex(0), .role("region"), .aria("label", "Response body as a table")
        ) { html in
            html.element(.table) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .scope("col"), text: "#")
                        for column in page.columns {
                            html.element(.th, .scope("col")) { $0.isolated(Self.shortened(column)) }
                        }
                    }
                }
                html.element(.tbody) { html in
                    for (index, row) in page.rows.enumerated() {
                        html.element(.tr, .id(address.id(of: firstNumber + index))) { html in
                            html.element(.th, .scope("row"), text: "\(firstNumber + index)")
                            write(row, page, into: &html)
                        }
                    }
                }
            }
        }
        if page.isNarrowed {
            html.element(.p, .class("small muted"), text: "There are more columns; Text shows them all.")
        }
    }

    private func write(_ row: TablePage.Row, _ page: TablePage, into html: inout HTML) {
        switch row {
        case .cells(let cells):
            for cell in cells { html.element(.td) { $0.visible(Self.shortened(cell ?? "")) } }
            if cells.count < page.columns.count {
                html.element(.td, .colspan(page.columns.count - cells.count)) { _ in }
            }
        case .whole(let text):
            html.element(.td, .colspan(max(1, page.columns.count))) { $0.visible(Self.shortened(text)) }
        }
    }

    private static func shortened(_ text: String) -> String {
        let short = text.prefix(cellLimit)
        return short.endIndex == text.endIndex ? text : short + "…"
    }
}
