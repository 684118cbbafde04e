import GRDB
import Hummingbird

extension Call {
    /// Imports the rows of the body, NDJSON or CSV, and answers with the report.
    ///
    /// `keep` writes a row and throws a ``Problem`` for one that is wrong, which leaves the others alone.
    func importRows(
        columns: [String: CSVColumn],
        keep: @escaping @Sendable (Database, JSONValue) throws -> ImportReport.Outcome
    ) async throws -> Response {
        var query = query
        let isDryRun = query.boolean("dryRun") ?? false
        try query.finish()
        let rows = try await importedRows(columns)
        let report = try await database.write(keeping: !isDryRun) { db in
            var report = ImportReport(isDryRun: isDryRun)
            for row in rows { report.add(row.line, try Self.outcome(of: row.content, db, keep)) }
            return report
        }
        return .json(report.json)
    }

    private func importedRows(_ columns: [String: CSVColumn]) async throws -> [ImportSource.Row] {
        let bytes = try await body(["application/x-ndjson", "text/csv"])
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem.malformed("Expected UTF-8.")
        }
        let plain = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        let rows =
            mediaType == "text/csv"
            ? ImportSource.rows(csv: plain, columns: columns) : ImportSource.rows(ndjson: plain)
        guard rows.count <= ImportSource.maximumRows else {
            throw Problem.contentTooLarge("Expected at most \(ImportSource.maximumRows) rows.")
        }
        return rows
    }

    private static func outcome(
        of content: Result<JSONValue, Problem>, _ db: Database,
        _ keep: (Database, JSONValue) throws -> ImportReport.Outcome
    ) throws -> ImportReport.Outcome {
        do {
            return try keep(db, content.get())
        } catch let problem as Problem {
            let reasons = problem.violations
            let other = Violation(location: .body, name: "", message: problem.detail)
            return .rejected(reasons.isEmpty ? [other] : reasons)
        }
    }
}
