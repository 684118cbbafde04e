import GRDB

/// Room for new results: the oldest go when they are too many.
extension ExchangeStore {
    /// The oldest results make room for the newest, within a session and over all.
    static func makeRoom(in database: Database, session: String, limits: ExchangeLimits) throws {
        let running = "sum(storedSize) OVER (ORDER BY createdAt DESC, rowid DESC)"
        let order = "row_number() OVER (ORDER BY createdAt DESC, rowid DESC)"
        // To put all in order takes longer than to count them: it waits until they are too many.
        let kept = try database.row(
            "SELECT count(*), ifnull(sum(storedSize), 0) FROM exchanges WHERE session = ?", [session])
        if let kept, kept[0] > limits.count || kept[1] > limits.bytes {
            try database.run(
                """
                DELETE FROM exchanges WHERE rowid IN (SELECT row FROM (
                    SELECT rowid AS row, \(running) AS bytes, \(order) AS place FROM exchanges WHERE session = ?)
                WHERE bytes > ? OR place > ?)
                """,
                [session, limits.bytes, limits.count])
        }
        let total = try database.row("SELECT ifnull(sum(storedSize), 0) FROM exchanges", [])
        guard let total, total[0] > limits.totalBytes else { return }
        try database.run(
            """
            DELETE FROM exchanges WHERE rowid IN (
                SELECT row FROM (SELECT rowid AS row, \(running) AS bytes FROM exchanges) WHERE bytes > ?)
            """,
            [limits.totalBytes])
    }

    /// The oldest results whose bodies lie on disk make room there.
    static func makeRoomOnDisk(in database: Database, session: String, limits: ExchangeLimits) throws {
        let running = "sum(spooledSize) OVER (ORDER BY createdAt DESC, rowid DESC)"
        try database.execute(
            sql: """
                DELETE FROM exchanges WHERE spool IS NOT NULL AND rowid IN (
                    SELECT row FROM (SELECT rowid AS row, \(running) AS bytes FROM exchanges WHERE session = ?)
                    WHERE bytes > ?)
                """,
            arguments: [session, limits.spooledBytes])
        try database.execute(
            sql: """
                DELETE FROM exchanges WHERE spool IS NOT NULL AND rowid IN (
                    SELECT row FROM (SELECT rowid AS row, \(running) AS bytes FROM exchanges) WHERE bytes > ?)
                """,
            arguments: [limits.totalSpooledBytes])
    }
}
