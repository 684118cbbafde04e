/// What became of an upload, row by row.
struct ImportReport: Sendable {
    /// What became of one row; the text is the resource's identifier.
    enum Outcome: Sendable {
        case created(String)
        case updated(String)
        case rejected([Violation])
    }

    let isDryRun: Bool
    private(set) var rows: [(line: Int, outcome: Outcome)] = []

    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    mutating func add(_ line: Int, _ outcome: Outcome) { rows.append((line, outcome)) }

    var json: JSONValue {
        var (created, updated, rejected): (Int64, Int64, Int64) = (0, 0, 0)
        for row in rows {
            switch row.outcome {
            case .created: created += 1
            case .updated: updated += 1
            case .rejected: rejected += 1
            }
        }
        return .object([
            ("dryRun", .boolean(isDryRun)), ("received", .integer(Int64(rows.count))), ("created", .integer(created)),
            ("updated", .integer(updated)), ("rejected", .integer(rejected)),
            ("rows", .array(rows.map { .object([("line", .integer(Int64($0.line)))] + members($0.outcome)) })),
        ])
    }

    private func members(_ outcome: Outcome) -> [(String, JSONValue)] {
        switch outcome {
        case .created(let identifier):
            // The number that a dry run gave is taken back with everything else.
            [("outcome", .string("created"))] + (isDryRun ? [] : [("id", .string(identifier))])
        case .updated(let identifier): [("outcome", .string("updated")), ("id", .string(identifier))]
        case .rejected(let violations):
            [("outcome", .string("rejected")), ("violations", .array(violations.map(\.json)))]
        }
    }
}
