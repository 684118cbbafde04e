import Foundation
import GRDB
public import TokenDesk

extension UserStore {
    /// What is known of every user beside the user.
    public func activity() async throws(StoreError) -> [UserID: UserActivity] {
        try await tokens.flush()
        let moment = Timestamp(now()).milliseconds
        return try await file.read { database in
            let rows = try Row.fetchCursor(database, sql: Self.activities, arguments: [moment])
            var activities: [UserID: UserActivity] = [:]
            while let row = try rows.next() {
                guard let id = UserID(row["id"] as String) else { continue }
                let seen = [row["signedIn"] as Int64?, row["touched"] as Int64?].compactMap { $0 }.max()
                activities[id] = UserActivity(
                    isService: row["isService"], tokens: row["tokens"] ?? 0,
                    lastSeen: seen.map { Timestamp(milliseconds: $0).date })
            }
            return activities
        }
    }

    private static let activities = """
        SELECT users.id, users.isService, owned.tokens, signs.signedIn, uses.touched FROM users
        LEFT JOIN (
            SELECT owner, count(*) AS tokens FROM tokens
            WHERE revokedAt IS NULL AND pausedAt IS NULL AND \(TokenQuery.endsAt) > ? GROUP BY owner
        ) AS owned ON owned.owner = users.id
        LEFT JOIN (
            SELECT actor, max(moment) AS signedIn FROM audit WHERE action IN ('signed-in', 'user-joined') GROUP BY actor
        ) AS signs ON signs.actor = users.name
        LEFT JOIN (
            SELECT user, max(touchedAt) AS touched FROM sessions WHERE user IS NOT NULL GROUP BY user
        ) AS uses ON uses.user = users.id
        """
}
