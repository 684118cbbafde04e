import Markup

/// Reads rows of values between separators (RFC 4180), also those of a careless writer: total, one pass.
struct SeparatedReader {
    private let bytes: ArraySlice<UInt8>
    private let separator: UInt8
    private(set) var index: Int

    init(_ bytes: ArraySlice<UInt8>, separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
        index = bytes.startIndex
    }

    /// Rows from an offset on; the first row of the body names the columns.
    static func page(of body: BodyBytes, separator: UInt8, from offset: Int) -> TablePage {
        var page = TablePage()
        let start = body.start.offset
        var head = SeparatedReader(body.piece(from: start, count: TableBody.windowSize), separator: separator)
        let names = head.row() ?? []
        let first = offset > start ? offset : head.index
        let window = body.piece(from: first, count: TableBody.windowSize)
        var reader = SeparatedReader(window, separator: separator)
        var rows: [[String]] = []
        var end = window.startIndex
        while rows.count < TableBody.rowLimit, let row = reader.row() {
            // A row that the window cuts off belongs to the next part, unless it is this part's only one.
            if reader.index >= window.endIndex, first + window.count < body.count, !rows.isEmpty { break }
            rows.append(row)
            end = reader.index
        }
        let width = rows.map(\.count).max() ?? 0
        let count = min(max(width, names.count), TableBody.columnLimit)
        page.columns = (0..<count).map { $0 < names.count ? names[$0] : "" }
        page.isNarrowed = max(width, names.count) > count
        page.rows = rows.map { .cells(Array($0.prefix(count))) }
        page.end = first + (end - window.startIndex)
        return page
    }

    /// The next row; nil at the end. Empty lines are left out.
    mutating func row() -> [String]? {
        while index < bytes.endIndex, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
        guard index < bytes.endIndex else { return nil }
        var cells: [String] = []
        while true {
            cells.append(cell())
            guard index < bytes.endIndex, bytes[index] == separator else { break }
            index += 1
        }
        if index < bytes.endIndex, bytes[index] == 0x0D { index += 1 }
        if index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
        return cells
    }

    private mutating func cell() -> String {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { return plainCell([]) }
        index += 1
        var content: [UInt8] = []
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                guard index < bytes.endIndex, bytes[index] == byte else { return plainCell(content) }
                index += 1
            }
            content.append(byte)
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// What stands up to the separator, behind what was quoted.
    private mutating func plainCell(_ quoted: [UInt8]) -> String {
        let start = index
        while index < bytes.endIndex, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
            index += 1
        }
        return String(decoding: quoted + bytes[start..<index], as: UTF8.self)
    }
}
