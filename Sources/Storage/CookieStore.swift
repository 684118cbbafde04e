public import Egress
public import Execution
import Foundation
import GRDB

/// The cookies that APIs set in a session: one sealed jar an origin, gone with the session.
public struct CookieStore: Sendable {
    /// Origins of one session at most; the one whose jar was unchanged for longest makes room.
    public static let countLimit = 50

    let file: DatabaseFile
    let now: @Sendable () -> Date

    /// The jar of an origin; empty when it set nothing.
    public func jar(of origin: Origin, in session: Session) async throws(StoreError) -> CookieJar {
        let (id, name) = (session.id, origin.description)
        let sealed = try file.lookUp { database in
            try database.row("SELECT sealed FROM cookies WHERE session = ? AND origin = ?", [id, name])?[0] as Data?
        }
        return try sealed.map { sealed throws(StoreError) in try Self.opened(sealed, name, session) } ?? CookieJar()
    }

    /// All jars of the session, by their origins.
    public func jars(in session: Session) async throws(StoreError) -> [(origin: Origin, jar: CookieJar)] {
        let id = session.id
        let rows = try await file.read { database in
            try Row.fetchAll(
                database, sql: "SELECT origin, sealed FROM cookies WHERE session = ? ORDER BY origin", arguments: [id]
            ).map { row -> (String, Data) in (row["origin"], row["sealed"]) }
        }
        var jars: [(origin: Origin, jar: CookieJar)] = []
        for (name, sealed) in rows {
            guard let origin = try? Origin(parsing: name) else { continue }
            jars.append((origin, try Self.opened(sealed, name, session)))
        }
        return jars
    }

    /// Changes the jar of an origin as one step, so that calls side by side lose nothing of each other.
    public func change(
        _ origin: Origin, in session: Session, _ body: @escaping @Sendable (inout CookieJar) -> Void
    ) async throws(StoreError) {
        let (id, name, moment) = (session.id, origin.description, Timestamp(now()).milliseconds)
        try await file.write { database in
            let old = try Data.fetchOne(
                database, sql: "SELECT sealed FROM cookies WHERE session = ? AND origin = ?", arguments: [id, name])
            var jar = try old.map { try Self.opened($0, name, session) } ?? CookieJar()
            let before = jar
            body(&jar)
            guard jar != before else { return }
            guard !jar.isEmpty else {
                try database.execute(
                    sql: "DELETE FROM cookies WHERE session = ? AND origin = ?", arguments: [id, name])
                return
            }
            let sealed = try Data(session.seal.seal(Array(JSONEncoder().encode(jar)), for: Self.identity(id, name)))
            try database.execute(
                sql: """
                    INSERT INTO cookies (session, origin, sealed, changedAt) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET sealed = excluded.sealed, changedAt = excluded.changedAt
                    """,
                arguments: [id, name, sealed, moment])
            try database.execute(
                sql: """
                    DELETE FROM cookies WHERE rowid IN (
                        SELECT rowid FROM cookies WHERE session = ? ORDER BY changedAt DESC, rowid DESC LIMIT -1 OFFSET ?)
                    """,
                arguments: [id, Self.countLimit])
        }
    }

    /// Forgets the cookies of one origin, or of all.
    public func removeAll(of origin: Origin? = nil, in session: Session) async throws(StoreError) {
        let (id, name) = (session.id, origin?.description)
        try await file.write { database in
            try database.execute(
                sql: "DELETE FROM cookies WHERE session = ? AND origin = ifnull(?, origin)", arguments: [id, name])
        }
        try await file.truncateLog()
    }

    private static func identity(_ session: String, _ origin: String) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "cookies", column: "sealed", key: [session, origin])
    }

    private static func opened(_ sealed: Data, _ origin: String, _ session: Session) throws(StoreError) -> CookieJar {
        let bytes = try session.seal.open(Array(sealed), for: identity(session.id, origin))
        // A jar that an older Portico wrote otherwise is empty, not an error.
        return (try? JSONDecoder().decode(CookieJar.self, from: Data(bytes))) ?? CookieJar()
    }
}
