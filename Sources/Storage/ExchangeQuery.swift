import GRDB

/// Which results of the history to list; always those of one session, newest first.
public struct ExchangeQuery: Sendable, Hashable {
    /// How calls ended.
    public enum Ending: Hashable, Sendable {
        /// A status by its first digit.
        case statusClass(Int)
        /// No response.
        case failure
    }

    /// Results on a page at most.
    public static let sizeLimit = 500

    /// The document's route name.
    public var document: String
    /// The operation's slug; nil for all.
    public var operation: String?
    /// The request's method; nil for all.
    public var method: String?
    /// Nil for all.
    public var ending: Ending?
    /// From 1.
    public var page: Int
    public var size: Int

    public init(
        document: String, operation: String? = nil, method: String? = nil, ending: Ending? = nil, page: Int = 1,
        size: Int = 50
    ) {
        self.document = document
        self.operation = operation
        self.method = method
        self.ending = ending
        self.page = page
        self.size = size
    }

    var limit: Int { min(max(size, 1), Self.sizeLimit) }
    var offset: Int { (min(max(page, 1), 1_000_000) - 1) * limit }

    /// What rows must fulfil besides being the session's.
    var condition: (sql: String, values: [any DatabaseValueConvertible]) {
        var sql = "document = ?"
        var values: [any DatabaseValueConvertible] = [document]
        if let operation {
            sql += " AND operation = ?"
            values.append(operation)
        }
        if let method {
            sql += " AND method = ?"
            values.append(method)
        }
        switch ending {
        case .statusClass(let digit):
            sql += " AND status / 100 = ?"
            values.append(digit)
        case .failure: sql += " AND status IS NULL"
        case nil: break
        }
        return (sql, values)
    }
}
