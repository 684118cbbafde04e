import Foundation
import GRDB
import TokenDesk

extension TokenStore {
    /// Failures kept of one token.
    static let failureLimit = 20

    /// Writes counts, last uses and failures down in one transaction; to be called every minute and at an orderly stop.
    ///
    /// - Throws: ``StoreError``; then everything is kept in memory for the next time.
    public func flush() async throws(StoreError) {
        guard let tally = takeTally() else { return }
        do {
            try await file.serialized { database in
                let seen = self.revision
                var revision: Int64 = 0
                try database.inTransaction(.immediate) {
                    revision = try Revision.next(in: database)
                    try self.write(tally, revision: revision, in: database)
                    return .commit
                }
                // The table knows these uses; what another process changed meanwhile is left to the next refresh.
                if revision == seen + 1 { self.skip(to: revision) }
            }
        } catch {
            putBack(tally)
            throw error
        }
    }

    /// Writes what was counted before something is read or decided; what cannot be written now waits for the next flush, so
    /// that a full disk shuts no list.
    func catchUp() async {
        try? await flush()
    }

    private func write(_ tally: UsageTally, revision: Int64, in database: Database) throws {
        let count = try database.makeStatement(
            sql: """
                INSERT INTO usage (token, day, operation, statusClass, requests) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET requests = requests + excluded.requests
                """)
        let sum = try database.makeStatement(sql: "UPDATE tokens SET requests = requests + ? WHERE id = ?")
        for (key, number) in tally.counts {
            let token = key.token.description
            try count.execute(arguments: [token, key.day, key.operation, Int(key.statusClass), number])
            try sum.execute(arguments: [number, token])
        }
        try write(tally.lastUses, revision: revision, in: database)
        for (token, failures) in tally.failures { try Self.write(failures, of: token, in: database) }
    }

    private func write(
        _ uses: [TokenID: UsageTally.LastUse], revision: Int64, in database: Database
    ) throws {
        // A request is counted when its answer ends; the life was prolonged when it began, and by no more than that.
        let moments = lastUses(of: uses.keys)
        let isFirst = try database.makeStatement(sql: "SELECT label FROM tokens WHERE id = ? AND lastUsedAt IS NULL")
        let update = try database.makeStatement(
            sql: """
                UPDATE tokens SET lastUsedAt = max(coalesce(lastUsedAt, 0), ?), lastAddress = ?, revision = ? WHERE id = ?
                """)
        for (id, use) in uses {
            let moment = moments[id].map { min($0, use.moment) } ?? use.moment
            if let label = try String.fetchOne(isFirst, arguments: [id.description]) {
                try trail.append(
                    AuditEvent(
                        .tokenFirstUsed, at: moment, by: "gate", to: id.description, from: use.address, detail: label),
                    in: database)
            }
            try update.execute(
                arguments: [Timestamp(moment).milliseconds, use.address, revision, id.description])
        }
    }

    private static func write(
        _ failures: [UsageTally.Failure], of token: TokenID, in database: Database
    ) throws {
        for failure in failures {
            try database.execute(
                sql: "INSERT INTO failures (token, moment, operation, status, reason) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    token.description, Timestamp(failure.moment).milliseconds, failure.operation, failure.status,
                    failure.reason,
                ])
        }
        try database.execute(
            sql: """
                DELETE FROM failures WHERE token = ?1 AND id NOT IN (
                    SELECT id FROM failures WHERE token = ?1 ORDER BY id DESC LIMIT ?2)
                """,
            arguments: [token.description, failureLimit])
    }
}
