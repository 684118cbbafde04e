/// Where a sealed value belongs. It is bound into the seal, so that a value moved to another row does not open (THREATS B2).
struct RowIdentity {
    private let parts: [String]

    /// - Parameters:
    ///   - table: the table's name.
    ///   - column: the column's name.
    ///   - key: the primary key's values, in order.
    init(table: String, column: String, key: [String]) {
        parts = [table, column] + key
    }

    /// All parts, each behind its length, so that no two rows have the same bytes.
    var bytes: [UInt8] {
        parts.flatMap { part in
            let utf8 = Array(part.utf8)
            return Seal.bigEndian(UInt64(utf8.count)) + utf8
        }
    }
}
