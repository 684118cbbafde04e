import HTTPTypes

/// A table of comma-separated values (RFC 4180) that a spreadsheet shows and never computes (THREATS D11).
public struct CSVTable: Sendable {
    /// The table so far, as UTF-8 with CRLF at the end of each line.
    public private(set) var bytes: [UInt8] = []

    /// Lines that follow others.
    init() {}

    /// A table with a line of column names.
    public init(_ names: [String]) {
        append(names)
    }

    /// Adds a line. Every cell is quoted; one that a spreadsheet would take for a formula gets an apostrophe before it.
    public mutating func append(_ cells: [String]) {
        bytes += cells.map(Self.cell).joined(separator: ",").utf8
        bytes += [0x0D, 0x0A]
    }

    /// Gives the lines so far and goes on without them.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// The table as a download under a name of this server's choice.
    func answer(named name: String) -> Answer {
        var answer = Answer(status: .ok, kind: .download, contentType: "text/csv; charset=utf-8", bytes: bytes)
        answer.fields[.contentDisposition] = "attachment; filename=\"\(name).csv\""
        return answer
    }

    private static func cell(_ text: String) -> String {
        let first = text.unicodeScalars.first { !$0.properties.isWhitespace } ?? " "
        let startsControl = text.unicodeScalars.first.map { $0.value < 0x20 } ?? false
        let isFormula = startsControl || "=+-@＝＋－＠".unicodeScalars.contains(first)
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }
}
