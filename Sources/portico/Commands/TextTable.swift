/// Columns for people who read a terminal: each as wide as its widest cell, the last one open.
struct TextTable {
    private var rows: [[String]]

    /// A table with a line of column names.
    init(_ names: [String]) { rows = [names] }

    /// Adds a line.
    mutating func append(_ cells: [String]) { rows.append(cells) }

    /// The lines, without spaces at their ends.
    var text: String {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
            }
            let line = cells.joined(separator: "  ")
            return String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
        }.joined(separator: "\n")
    }
}
