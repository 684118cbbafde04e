public import Foundation
import GRDB
public import TokenDesk

/// What came with tokens: how much, when, and what went wrong.
public struct UsageStore: Sendable {
    /// Days for which counts are kept.
    public static let keptDays: Int64 = 400

    /// The requests of one day.
    public struct Day: Sendable, Hashable {
        /// The day's first moment, UTC.
        public let day: Date
        public let requests: Int
        /// Those answered with 400 or above.
        public let failures: Int
    }

    /// The requests for one operation with one class of status.
    public struct Line: Sendable, Hashable {
        /// The operation's id; empty for requests that meant none.
        public let operation: String
        /// 1 to 5.
        public let statusClass: Int
        public let requests: Int
    }

    let tokens: TokenStore

    /// The last days with today, those without requests too, oldest first.
    ///
    /// - Parameter count: days, 1 to 400.
    public func days(of id: TokenID, last count: Int) async throws(StoreError) -> [Day] {
        await tokens.catchUp()
        let today = today
        let first = Self.first(of: count, today: today)
        let found = try await tokens.file.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT day, sum(requests) AS requests, sum(iif(statusClass >= 4, requests, 0)) AS failures
                    FROM usage WHERE token = ? AND day >= ? GROUP BY day
                    """,
                arguments: [id.description, first]
            ).reduce(into: [Int64: (Int, Int)]()) { $0[$1["day"]] = ($1["requests"], $1["failures"]) }
        }
        return (first...today).map { day in
            let (requests, failures) = found[day] ?? (0, 0)
            return Day(
                day: Date(timeIntervalSince1970: Double(day) * 86_400), requests: requests, failures: failures)
        }
    }

    /// The requests of the last days by operation and class of status, most first.
    public func lines(of id: TokenID, last days: Int) async throws(StoreError) -> [Line] {
        await tokens.catchUp()
        let first = Self.first(of: days, today: today)
        return try await tokens.file.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT operation, statusClass, sum(requests) AS requests FROM usage WHERE token = ? AND day >= ?
                    GROUP BY operation, statusClass ORDER BY requests DESC, operation, statusClass
                    """,
                arguments: [id.description, first]
            ).map { Line(operation: $0["operation"], statusClass: $0["statusClass"], requests: $0["requests"]) }
        }
    }

    /// The last requests that did not succeed, newest first, at most 20.
    public func failures(of id: TokenID) async throws(StoreError) -> [UsageTally.Failure] {
        await tokens.catchUp()
        return try await tokens.file.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM failures WHERE token = ? ORDER BY id DESC LIMIT ?",
                arguments: [id.description, TokenStore.failureLimit]
            ).map { row in
                UsageTally.Failure(
                    token: id, moment: Timestamp(milliseconds: row["moment"]).date, operation: row["operation"],
                    status: row["status"], reason: row["reason"])
            }
        }
    }

    /// Requests since midnight, UTC.
    public func today(_ id: TokenID) async throws(StoreError) -> Int {
        try await days(of: id, last: 1).last?.requests ?? 0
    }

    /// Forgets counts older than ``keptDays``.
    func sweep() async throws(StoreError) {
        let oldest = today - Self.keptDays
        try await tokens.file.write { try $0.execute(sql: "DELETE FROM usage WHERE day < ?", arguments: [oldest]) }
    }

    private var today: Int64 { Timestamp(tokens.now()).milliseconds / 86_400_000 }

    private static func first(of count: Int, today: Int64) -> Int64 {
        today - min(max(Int64(count), 1), keptDays) + 1
    }
}
