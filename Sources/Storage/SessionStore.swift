import Foundation
import GRDB

/// Sessions: made by the server alone, idle for 12 hours at most, 7 days in all, alive after a restart (THREATS 3.3, 6.5).
public struct SessionStore: Sendable {
    /// Seconds without a request after which a session ends.
    public static let idleLimit: Int64 = 12 * 3600
    /// Seconds after which a session ends in any case.
    public static let ageLimit: Int64 = 7 * 24 * 3600
    /// Seconds between two records of a session's use.
    static let touchInterval: Int64 = 60
    /// Sessions kept at once; the one idle for longest makes room, one in which nobody is signed in first.
    static let countLimit = 10_000

    let file: DatabaseFile
    let key: ServerKey
    let spool: Spool
    let now: @Sendable () -> Date
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// Begins a session.
    public func begin() async throws(StoreError) -> (session: Session, secret: SessionSecret) {
        let moment = Timestamp(now())
        let secret = SessionSecret(random: randomBytes(32))
        let session = Session(
            id: Base64URL.encode(randomBytes(16)), createdAt: moment.date, user: nil, passwordGivenAt: nil,
            keys: SessionKeys())
        let sealed = try sealedKeys(of: session, secret: secret)
        let (id, digest, keyID) = (session.id, Data(secret.digest), key.active.id)
        try await file.write { database in
            try Self.makeRoom(in: database)
            try database.execute(
                sql: """
                    INSERT INTO sessions (id, digest, sealedKeys, keyID, createdAt, touchedAt) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [id, digest, Data(sealed), keyID, moment.milliseconds, moment.milliseconds])
        }
        return (session, secret)
    }

    /// The live session of a cookie; nil for one that was never given out, has ended, or was rotated away.
    public func find(_ secret: SessionSecret) async throws(StoreError) -> Session? {
        let digest = Data(secret.digest)
        let moment = Timestamp(now())
        let oldest = (moment.minus(seconds: Self.ageLimit), moment.minus(seconds: Self.idleLimit))
        let found = try file.lookUp { try SessionRow.fetch($0, digest: digest) }
        guard let row = found, row.createdAt > oldest.0, row.touchedAt > oldest.1 else { return nil }
        guard let entry = key.entry(id: row.keyID) else { return nil }
        let seal = Seal(key: secret.key(from: entry.key), keyID: entry.id)
        let bytes = try seal.open(row.sealedKeys, for: Self.identity(id: row.id, secret: secret))
        guard let keys = SessionKeys(bytes: bytes) else {
            throw StoreError(.brokenSeal, "A session's keys have another length.")
        }
        let session = Session(
            id: row.id, createdAt: row.createdAt.date, user: row.user, passwordGivenAt: row.passwordGivenAt?.date,
            keys: keys)
        try await touch(session, row: row, secret: secret, moment: moment)
        return session
    }

    /// Gives the session a new secret; the former one is worth nothing from then on (THREATS N1).
    ///
    /// - Parameter renewingForms: whether forms that stand open in other tabs stop working too: yes when the user or the
    ///   user's rights change, no for a session's first credential.
    /// - Throws: ``StoreError``; `unavailable` also when the session has ended meanwhile.
    public func rotate(
        _ session: Session, renewingForms: Bool = false
    ) async throws(StoreError) -> (session: Session, secret: SessionSecret) {
        var keys = session.keys
        if renewingForms { keys.forms = SessionKeys().forms }
        let secret = SessionSecret(random: randomBytes(32))
        let rotated = Session(
            id: session.id, createdAt: session.createdAt, user: session.user,
            passwordGivenAt: session.passwordGivenAt, keys: keys)
        let sealed = try sealedKeys(of: rotated, secret: secret)
        let (id, digest, keyID) = (session.id, Data(secret.digest), key.active.id)
        try await file.write { database in
            try database.execute(
                sql: "UPDATE sessions SET digest = ?, sealedKeys = ?, keyID = ? WHERE id = ?",
                arguments: [digest, Data(sealed), keyID, id])
            guard database.changesCount == 1 else { throw StoreError(.unavailable, "The session has ended.") }
        }
        return (rotated, secret)
    }

    /// Ends the session with everything it kept, and clears the traces from the file (THREATS B1).
    public func end(_ session: Session) async throws(StoreError) {
        let id = session.id
        try await file.write { try $0.execute(sql: "DELETE FROM sessions WHERE id = ?", arguments: [id]) }
        try await file.truncateLog()
        try await spool.reconcile(file)
    }

    /// Deletes the sessions whose time is over.
    func sweep() async throws(StoreError) {
        let moment = Timestamp(now())
        let oldest = (moment.minus(seconds: Self.ageLimit), moment.minus(seconds: Self.idleLimit))
        try await file.write { database in
            try database.execute(
                sql: "DELETE FROM sessions WHERE createdAt <= ? OR touchedAt <= ?",
                arguments: [oldest.0.milliseconds, oldest.1.milliseconds])
        }
    }
}

extension SessionStore {
    static func identity(id: String, secret: SessionSecret) throws(StoreError) -> RowIdentity {
        try RowIdentity(table: "sessions", column: "sealedKeys", key: [id, Base64URL.encode(secret.digest)])
    }

    private static func makeRoom(in database: Database) throws {
        try database.execute(
            sql: """
                DELETE FROM sessions WHERE id IN (
                    SELECT id FROM sessions ORDER BY user IS NULL, touchedAt DESC LIMIT -1 OFFSET ?)
                """,
            arguments: [countLimit - 1])
    }

    func sealedKeys(of session: Session, secret: SessionSecret) throws(StoreError) -> [UInt8] {
        let seal = Seal(key: secret.key(from: key.active.key), keyID: key.active.id)
        return try seal.seal(session.keys.bytes, for: Self.identity(id: session.id, secret: secret))
    }

    /// Records the use at most once a minute, and seals anew what an older key of the ring sealed.
    private func touch(
        _ session: Session, row: SessionRow, secret: SessionSecret, moment: Timestamp
    ) async throws(StoreError) {
        let isRecent = row.touchedAt > moment.minus(seconds: Self.touchInterval)
        guard !isRecent || row.keyID != key.active.id else { return }
        let (id, digest, keyID) = (session.id, Data(secret.digest), key.active.id)
        let sealed = row.keyID == keyID ? row.sealedKeys : try sealedKeys(of: session, secret: secret)
        try await file.write { database in
            try database.execute(
                sql: """
                    UPDATE sessions SET touchedAt = max(touchedAt, ?), sealedKeys = ?, keyID = ?
                    WHERE id = ? AND digest = ?
                    """,
                arguments: [moment.milliseconds, Data(sealed), keyID, id, digest])
        }
    }
}
