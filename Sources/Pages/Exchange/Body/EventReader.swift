import Markup

/// Reads server-sent events (WHATWG HTML §9.2.6) as the rows of a table: total, one pass.
struct EventReader {
    private let bytes: ArraySlice<UInt8>
    /// Whether the body ends where these bytes do.
    private let isLast: Bool
    private(set) var index: Int

    init(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
        self.bytes = bytes
        self.isLast = isLast
        index = bytes.startIndex
    }

    /// Events from an offset on, each with its name, id and data.
    static func page(of body: BodyBytes, from offset: Int) -> TablePage {
        let first = max(offset, body.start.offset)
        let window = body.piece(from: first, count: TableBody.windowSize)
        var reader = EventReader(window, isLast: first + window.count >= body.count)
        var page = TablePage()
        page.columns = ["event", "id", "data"]
        var end = window.startIndex
        while page.rows.count < TableBody.rowLimit, let row = reader.event() {
            // What the window cuts off belongs to the next part, unless it is this part's only event.
            if reader.index >= window.endIndex, !reader.isLast, !page.rows.isEmpty { break }
            page.rows.append(row)
            end = reader.index
        }
        // The rest is no event, or belongs to one that is larger than a piece.
        if page.rows.isEmpty || (reader.isLast && page.rows.count < TableBody.rowLimit) { end = window.endIndex }
        page.end = first + (end - window.startIndex)
        return page
    }

    /// The next event; nil at the end. One without data is none, and so is what no blank line ended.
    private mutating func event() -> TablePage.Row? {
        var name: String?
        var id: String?
        var data: [String] = []
        while let line = line() {
            guard !line.isEmpty else {
                guard !data.isEmpty else {
                    (name, id) = (nil, nil)
                    continue
                }
                return .cells([name, id, data.joined(separator: "\n")])
            }
            // A line that begins with a colon is a comment.
            let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
            let value = line[colon...].dropFirst()
            let text = String(decoding: value.first == 0x20 ? value.dropFirst() : value, as: UTF8.self)
            switch String(decoding: line[..<colon], as: UTF8.self) {
            case "event": name = text
            case "id": id = text
            case "data": data.append(text)
            default: break
            }
        }
        // The window ends within an event that is larger than it.
        return isLast || data.isEmpty ? nil : .cells([name, id, data.joined(separator: "\n")])
    }

    /// The next line without its end: CR LF, LF or CR; nil for what has none.
    private mutating func line() -> ArraySlice<UInt8>? {
        guard let end = bytes[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            index = bytes.endIndex
            return nil
        }
        let line = bytes[index..<end]
        index = end + 1
        if bytes[end] == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { index += 1 }
        return line
    }
}
