import GRDB

/// Columns and what to put into them.
typealias ColumnValues = [(String, (any DatabaseValueConvertible)?)]

extension Database {
    /// The resource with this number, nil if there is none.
    func find<Resource: StoredResource>(_ type: Resource.Type, _ number: Int64) throws -> Resource? {
        let sql = "SELECT \(Resource.columns) FROM \(Resource.table) WHERE id = ?"
        return try Row.fetchOne(self, sql: sql, arguments: [number]).map(Resource.init)
    }

    /// The resource with this number; throws `404` if there is none.
    func require<Resource: StoredResource>(_ type: Resource.Type, _ number: Int64) throws -> Resource {
        guard let resource = try find(type, number) else {
            throw Problem.missing(Resource.kind, Resource.kind.identifier(number))
        }
        return resource
    }

    /// Throws `409` unless the number that a member of the body names is that of a resource.
    func requireReference(_ kind: ResourceKind, _ number: Int64?, in member: String) throws {
        guard let number else { return }
        let found = try Int.fetchOne(self, sql: "SELECT 1 FROM \(kind.rawValue) WHERE id = ?", arguments: [number])
        if found == nil { throw Problem.conflict(noSuch: kind, in: member) }
    }

    /// Throws `409` if another row has the value in the column.
    func requireFree(_ value: String, in column: String, of table: String, except number: Int64? = nil) throws {
        let sql = "SELECT id FROM \(table) WHERE \(column) = ? AND id IS NOT ?"
        if try Int64.fetchOne(self, sql: sql, arguments: [value, number]) != nil {
            throw Problem.conflict("The \(column) \(value) is already taken.")
        }
    }

    /// The resources on a page, and how many there are on all.
    func list<Resource: StoredResource>(
        _ type: Resource.Type, _ filter: Filter, order: String, _ page: Page
    ) throws -> (items: [Resource], total: Int64) {
        let source = "FROM \(Resource.table)\(filter.clause)"
        let total = try Int64.fetchOne(self, sql: "SELECT count(*) \(source)", arguments: filter.arguments) ?? 0
        let sql = "SELECT \(Resource.columns) \(source) ORDER BY \(order) LIMIT ? OFFSET ?"
        let arguments = filter.arguments + [page.limit, page.offset]
        return (try Row.fetchAll(self, sql: sql, arguments: arguments).map(Resource.init), total)
    }

    /// Adds a row and gives its number.
    @discardableResult
    func insert(into table: String, _ values: ColumnValues) throws -> Int64 {
        let names = values.map(\.0).joined(separator: ", ")
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let statement = try cachedStatement(sql: "INSERT INTO \(table) (\(names)) VALUES (\(marks))")
        try statement.execute(arguments: StatementArguments(values.map(\.1)))
        return lastInsertedRowID
    }

    /// Adds a row with its first revision.
    @discardableResult
    func insertRevised(into table: String, _ values: ColumnValues, at now: Instant) throws -> Int64 {
        let time = now.milliseconds
        return try insert(into: table, values + [("created_at", time), ("updated_at", time), ("revision", 1)])
    }

    /// Changes a row and counts its revision up.
    func update(_ table: String, _ number: Int64, _ values: ColumnValues, at now: Instant) throws {
        let changes = values.map { $0.0 + " = ?" }.joined(separator: ", ")
        let sql = "UPDATE \(table) SET \(changes), updated_at = ?, revision = revision + 1 WHERE id = ?"
        try execute(sql: sql, arguments: StatementArguments(values.map(\.1)) + [now.milliseconds, number])
    }

    func delete(_ table: String, _ number: Int64) throws {
        try execute(sql: "DELETE FROM \(table) WHERE id = ?", arguments: [number])
    }
}
