import GRDB

/// The conditions of a list, all of which must hold.
struct Filter: Sendable {
    private var conditions: [String] = []
    private var values: [DatabaseValue] = []

    /// Adds a condition with a `?` for each value; nothing if a value is nil, which means that nobody asked.
    mutating func require(_ condition: String, _ candidates: (any DatabaseValueConvertible)?...) {
        let present = candidates.compactMap { $0?.databaseValue }
        guard present.count == candidates.count else { return }
        conditions.append(condition)
        values += present
    }

    /// Adds the condition that a column has one of the values; nothing for nil.
    mutating func require(_ column: String, oneOf choices: [String]?) {
        guard let choices else { return }
        conditions.append("\(column) IN (\(choices.map { _ in "?" }.joined(separator: ", ")))")
        values += choices.map(\.databaseValue)
    }

    /// Adds the condition that the column `search` contains the text, whatever its capitals.
    mutating func search(_ text: String?) {
        require("instr(search, ?) > 0", text?.lowercased())
    }

    /// The clause after `FROM`.
    var clause: String { conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ") }

    var arguments: StatementArguments { StatementArguments(values) }
}
