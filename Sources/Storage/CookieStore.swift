public import Egress
public import Execution
import Foundation
import GRDB

/// The cookies that APIs set in a session: one sealed jar an origin, gone with the session.
public struct CookieStore: Sendable {
    /// Whose jars.
    public enum Owner: Sendable, Hashable {
        case session
        /// Of an identity of the session, under the name that ``Identity/owner(_:document:)`` gives it.
        case identity(String)

        /// What stands before the origin; no origin holds a space.
        fileprivate var prefix: String {
            switch self {
            case .session: ""
            case .identity(let name): name + " "
            }
        }
    }

    /// Jars of one session and its identities at most; the one that was unchanged for longest makes room.
    public static let countLimit = 100

    let file: DatabaseFile
    let now: @Sendable () -> Date

    /// The jar of an origin; empty when it set nothing.
    public func jar(
        of origin: Origin, owner: Owner = .session, in session: Session
    ) async throws(StoreError) -> CookieJar {
        let (id, name) = (session.id, owner.prefix + origin.description)
        let sealed = try file.lookUp { database in
            try database.row("SELECT sealed FROM cookies WHERE session = ? AND origin = ?", [id, name])?[0] as Data?
        }
        return try sealed.map { sealed throws(StoreError) in try Self.opened(sealed, name, session) } ?? CookieJar()
    }

    /// All jars of the session or of an identity, by their origins.
    public func jars(
        of owner: Owner = .session, in session: Session
    ) async throws(StoreError) -> [(origin: Origin, jar: CookieJar)] {
        let id = session.id
        let rows = try await file.read { database in
            try Row.fetchAll(
                database, sql: "SELECT origin, sealed FROM cookies WHERE session = ? ORDER BY origin", arguments: [id]
            ).map { row -> (String, Data) in (row["origin"], row["sealed"]) }
        }
        var jars: [(origin: Origin, jar: CookieJar)] = []
        for (name, sealed) in rows {
            // The name of another owner is in front of what is no origin of this one's.
            guard name.utf8.starts(with: owner.prefix.utf8),
                let origin = try? Origin(parsing: String(name.dropFirst(owner.prefix.count)))
            else { continue }
            jars.append((origin, try Self.opened(sealed, name, session)))
        }
        return jars
    }

    /// Changes the jar of an origin as one step, so that calls side by side lose nothing of each other.
    public func change(
        _ origin: Origin, owner: Owner = .session, in session: Session,
        _ body: @escaping @Sendable (inout CookieJar) -> Void
    ) async throws(StoreError) {
        let (id, name, moment) = (session.id, owner.prefix + origin.description, Timestamp(now()).milliseconds)
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

    /// Puts the jars of one owner in place of another's, for some origins.
    public func copy(
        _ origins: some Sequence<Origin>, from source: Owner, to target: Owner, in session: Session
    ) async throws(StoreError) {
        for origin in origins {
            let jar = try await jar(of: origin, owner: source, in: session)
            try await change(origin, owner: target, in: session) { $0 = jar }
        }
    }

    /// Forgets the cookies of one origin, or of all.
    public func removeAll(
        of origin: Origin? = nil, owner: Owner = .session, in session: Session
    ) async throws(StoreError) {
        let origins = try await jars(of: owner, in: session).map(\.origin).filter { origin == nil || $0 == origin }
        for origin in origins { try await change(origin, owner: owner, in: session) { $0 = CookieJar() } }
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
