import Foundation
import GRDB
public import TokenDesk

extension SessionStore {
    /// Signs a user in: the session gets a new secret, and forms that stand open elsewhere stop working (THREATS N1).
    ///
    /// - Throws: ``StoreError``; `unavailable` also when the session has ended meanwhile.
    public func signIn(
        _ session: Session, as user: UserID
    ) async throws(StoreError) -> (session: Session, secret: SessionSecret) {
        let moment = Timestamp(now())
        var keys = session.keys
        keys.forms = SessionKeys().forms
        let secret = SessionSecret(random: randomBytes(32))
        let signedIn = Session(
            id: session.id, createdAt: session.createdAt, user: user, passwordGivenAt: moment.date, keys: keys)
        let sealed = try Data(sealedKeys(of: signedIn, secret: secret))
        let (digest, keyID) = (Data(secret.digest), key.active.id)
        try await update(
            session,
            sql:
                "UPDATE sessions SET digest = ?, sealedKeys = ?, keyID = ?, user = ?, passwordGivenAt = ? WHERE id = ?",
            [digest, sealed, keyID, user.description, moment.milliseconds, session.id])
        return (signedIn, secret)
    }

    /// Remembers that the signed-in user gave the password again just now.
    ///
    /// - Throws: ``StoreError``; `unavailable` also when the session has ended meanwhile or nobody is signed in.
    public func confirmPassword(_ session: Session) async throws(StoreError) -> Session {
        let moment = Timestamp(now())
        try await update(
            session, sql: "UPDATE sessions SET passwordGivenAt = ? WHERE id = ? AND user IS NOT NULL",
            [moment.milliseconds, session.id])
        return Session(
            id: session.id, createdAt: session.createdAt, user: session.user, passwordGivenAt: moment.date,
            keys: session.keys)
    }

    /// Signs the user out: the session ends with everything it kept.
    public func signOut(_ session: Session) async throws(StoreError) {
        try await end(session)
    }

    private func update(
        _ session: Session, sql: String, _ values: [any DatabaseValueConvertible & Sendable]
    ) async throws(StoreError) {
        try await file.write { database in
            try database.execute(
                sql: sql, arguments: StatementArguments(values.map { $0 as any DatabaseValueConvertible }))
            guard database.changesCount == 1 else { throw StoreError(.unavailable, "The session has ended.") }
        }
    }
}
