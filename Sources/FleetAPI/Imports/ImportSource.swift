/// Takes an upload apart into rows, each a JSON value or what is wrong with it.
enum ImportSource {
    typealias Row = (line: Int, content: Result<JSONValue, Problem>)

    /// The rows at most.
    static let maximumRows = 10_000

    /// The rows of newline-delimited JSON; empty lines do not count.
    static func rows(ndjson text: String) -> [Row] {
        var rows: [Row] = []
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
            do {
                rows.append((index + 1, .success(try JSONReader.read(Array(line)))))
            } catch {
                let message = "byte \(error.offset) of the line: \(error.message)"
                rows.append((index + 1, .failure(refusal(message))))
            }
            if rows.count > maximumRows { break }
        }
        return rows
    }

    /// The rows of a CSV text, whose first line names the columns.
    static func rows(csv text: String, columns: [String: CSVColumn]) -> [Row] {
        var reader = CSVReader(text)
        guard let header = reader.next() else { return [] }
        var rows: [Row] = []
        while rows.count <= maximumRows, let record = reader.next() {
            rows.append((record.line, content(record, header: header.fields, columns: columns)))
        }
        return rows
    }

    private static func content(
        _ record: CSVReader.Record, header: [String], columns: [String: CSVColumn]
    ) -> Result<JSONValue, Problem> {
        if record.isBroken { return .failure(refusal("expected the end of a field in quotes")) }
        guard record.fields.count == header.count else {
            return .failure(refusal("expected \(header.count) fields, came \(record.fields.count)"))
        }
        let members = zip(header, record.fields).filter { !$1.isEmpty }
        return .success(.object(members.map { ($0, columns[$0, default: .text].value($1)) }))
    }

    private static func refusal(_ message: String) -> Problem {
        Problem.body([Violation(location: .body, name: "", message: message)])
    }
}
