import Markup
import SourceTree

/// Reads a JSON text a line (NDJSON, JSON Lines), or one behind each record separator (RFC 7464).
struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    /// Whether a record ends where the next separator stands, and not with its line.
    private let isSequence: Bool
    private(set) var index: Int

    /// Containers inside one another and values that are read of one record.
    private static let budget = Budget(
        bytes: TableBody.windowSize, nodes: 20_000, depth: 128, aliases: 0, expansion: 1,
        stringLength: TableBody.windowSize, keyLength: 65_536)

    init(_ bytes: ArraySlice<UInt8>, isSequence: Bool = false) {
        self.bytes = bytes
        self.isSequence = isSequence
        index = bytes.startIndex
    }

    /// Whether each record of a body has a separator in front of it.
    static func isSequence(_ body: BodyBytes) -> Bool { body.piece(from: body.start.offset, count: 1).first == 0x1E }

    /// The value of a record; nil for one that is not JSON.
    static func tree(of record: ArraySlice<UInt8>) -> Tree? {
        try? Tree.read(Array(record), format: .json, budget: budget)
    }

    /// Records from an offset on; the members of these records are the columns.
    static func page(of body: BodyBytes, from offset: Int) -> TablePage {
        let first = max(offset, body.start.offset)
        let window = body.piece(from: first, count: TableBody.windowSize)
        var reader = RecordReader(window, isSequence: isSequence(body))
        var records: [ArraySlice<UInt8>] = []
        var end = window.startIndex
        while records.count < TableBody.rowLimit, let record = reader.record() {
            if reader.index >= window.endIndex, first + window.count < body.count, !records.isEmpty { break }
            records.append(record)
            end = reader.index
        }
        var page = page(of: records)
        page.end = first + (end - window.startIndex)
        return page
    }

    private static func page(of records: [ArraySlice<UInt8>]) -> TablePage {
        var page = TablePage()
        var places: [String: Int] = [:]
        let roots = records.map { tree(of: $0)?.root }
        for case let root? in roots where root.kind == .object {
            for member in root.members where places[member.key] == nil {
                guard page.columns.count < TableBody.columnLimit else {
                    page.isNarrowed = true
                    break
                }
                places[member.key] = page.columns.count
                page.columns.append(member.key)
            }
        }
        for (record, root) in zip(records, roots) {
            guard let root, root.kind == .object else {
                page.rows.append(.whole(String(decoding: record, as: UTF8.self)))
                continue
            }
            var cells = [String?](repeating: nil, count: page.columns.count)
            for member in root.members {
                guard let place = places[member.key], cells[place] == nil else { continue }
                cells[place] = text(of: member.value)
            }
            page.rows.append(.cells(cells))
        }
        return page
    }

    /// The next record without the blanks around it; nil at the end.
    mutating func record() -> ArraySlice<UInt8>? {
        while index < bytes.endIndex, Self.separates(bytes[index]) { index += 1 }
        guard index < bytes.endIndex else { return nil }
        let start = index
        while index < bytes.endIndex, bytes[index] != 0x1E, isSequence || bytes[index] != 0x0A { index += 1 }
        var end = index
        while end > start, Self.separates(bytes[end - 1]) { end -= 1 }
        while index < bytes.endIndex, Self.separates(bytes[index]) { index += 1 }
        return bytes[start..<end]
    }

    private static func separates(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x1E
    }

    /// Texts without quotation marks, everything else as it is written.
    private static func text(of value: Node) -> String {
        value.string ?? String(decoding: value.source ?? [], as: UTF8.self)
    }
}
