/// Where a sealed value belongs. It is bound into the seal, so that a value moved to another row does not open (THREATS B2).
struct RowIdentity {
    private let parts: [String]

    /// - Parameters:
    ///   - table: the table's name.
    ///   - column: the column's name.
    ///   - key: the primary key's values, in order.
    /// - Throws: ``StoreError`` with `badName` for a value with NUL, at which SQLite's texts end.
    init(table: String, column: String, key: [String]) throws(StoreError) {
        guard key.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw StoreError(.badName, "A name holds the character NUL, under which nothing can be kept.")
        }
        parts = [table, column] + key
    }

    /// All parts, each behind its length, so that no two rows have the same bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 8 })
        for part in parts {
            bytes += Seal.bigEndian(UInt64(part.utf8.count))
            bytes += part.utf8
        }
        return bytes
    }
}
