import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("Credentials put back")
struct CredentialMarkTests {
    /// What somebody does to the file of a store that holds the newer credential.
    enum Rollback: String, CaseIterable {
        /// The older value in place of the newer one.
        case replaced
        /// A row that was removed.
        case returned
        /// The newest row is taken away.
        case dropped
        /// The older mark, of the session's row as it once was.
        case mark
        /// No mark, as in a session that keeps nothing.
        case unmarked
    }

    private static let columns = "session, document, scheme, origin, sealed"

    /// A session whose credential was replaced, and another one removed, with the older rows aside in a table `old`.
    private static func store() async throws -> (test: TestStore, session: Session) {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.credentials)
        try await store.put(TestStore.saved("one"), document: "d", in: session)
        try await store.put(TestStore.saved("gone", scheme: "key"), document: "d", in: session)
        try await test.store.file.write { database in
            try database.execute(sql: "CREATE TABLE old AS SELECT \(columns) FROM credentials")
            try database.execute(sql: "CREATE TABLE oldSessions AS SELECT id, credentialsMark FROM sessions")
        }
        try await store.put(TestStore.saved("two"), document: "d", in: session)
        try await store.remove(scheme: "key", document: "d", in: session)
        return (test, session)
    }

    private static func apply(_ rollback: Rollback, to test: TestStore) async throws {
        let sql =
            switch rollback {
            case .replaced:
                """
                UPDATE credentials SET sealed = (
                    SELECT sealed FROM old WHERE old.scheme = credentials.scheme AND old.session = credentials.session)
                """
            case .returned: "INSERT INTO credentials (\(columns)) SELECT \(columns) FROM old WHERE scheme = 'key'"
            case .dropped: "DELETE FROM credentials"
            case .mark:
                "UPDATE sessions SET credentialsMark = (SELECT credentialsMark FROM oldSessions AS o WHERE o.id = sessions.id)"
            case .unmarked: "UPDATE sessions SET credentialsMark = NULL"
            }
        try await test.store.file.write { try $0.execute(sql: sql) }
    }

    @Test("B2: An older row put back is told, whichever it is", arguments: Rollback.allCases)
    func rollback(_ rollback: Rollback) async throws {
        let (test, session) = try await Self.store()
        #expect(try await test.store.credentials.list(document: "d", in: session) == [TestStore.saved("two")])
        try await Self.apply(rollback, to: test)
        let error = await #expect(throws: StoreError.self) {
            try await test.store.credentials.list(document: "d", in: session)
        }
        #expect(error?.code == .brokenSeal)
        // Nor is it to be had by way of another description of the session.
        await #expect(throws: StoreError.self) { try await test.store.credentials.list(document: "e", in: session) }
    }

    @Test("B2: A later change does not make an older row right, removing everything does")
    func lasting() async throws {
        let (test, session) = try await Self.store()
        let store = test.store.credentials
        try await Self.apply(.replaced, to: test)
        try await store.put(TestStore.saved("new", scheme: "other"), document: "d", in: session)
        try await store.remove(scheme: "other", document: "d", in: session)
        await #expect(throws: StoreError.self) { try await store.list(document: "d", in: session) }
        try await store.removeAll(in: session)
        #expect(try await store.list(document: "d", in: session).isEmpty)
        try await store.put(TestStore.saved("three"), document: "d", in: session)
        #expect(try await store.list(document: "d", in: session) == [TestStore.saved("three")])
    }

    @Test("B2: What happens to one session's rows is nothing to another's, and a new cookie changes nothing")
    func others() async throws {
        let (test, session) = try await Self.store()
        let store = test.store.credentials
        let (other, secret) = try await test.store.sessions.begin()
        try await store.put(TestStore.saved("mine"), document: "d", in: other)
        let rotated = try await test.store.sessions.rotate(other, renewingForms: true)
        try await test.store.file.write {
            try $0.execute(sql: "DELETE FROM credentials WHERE session = ?", arguments: [session.id])
        }
        #expect(try await store.list(document: "d", in: rotated.session) == [TestStore.saved("mine")])
        #expect(try await test.store.sessions.find(secret) == nil)
        let found = try #require(try await test.reopened().store.sessions.find(rotated.secret))
        #expect(try await store.list(document: "d", in: found) == [TestStore.saved("mine")])
    }

    @Test("Credentials from before there were marks go on to count, and their next change is marked")
    func migration() async throws {
        let test = try TestStore()
        let (session, secret) = try await test.store.sessions.begin()
        try await test.store.credentials.put(TestStore.saved("old"), document: "d", in: session)
        let empty = try await test.session()
        try await test.store.file.write { database in
            try database.execute(
                sql: """
                    ALTER TABLE sessions DROP COLUMN credentialsMark;
                    DELETE FROM grdb_migrations WHERE identifier = 'marked credentials'
                    """)
        }
        try test.store.close()
        let later = try test.reopened()
        let store = later.store.credentials
        let found = try #require(try await later.store.sessions.find(secret))
        #expect(try await store.list(document: "d", in: found) == [TestStore.saved("old")])
        #expect(try await store.list(document: "d", in: empty).isEmpty)
        try await store.put(TestStore.saved("new"), document: "d", in: found)
        let marks = try await later.store.file.read { database in
            try Int.fetchAll(
                database, sql: "SELECT length(credentialsMark) FROM sessions WHERE credentialsMark IS NOT NULL")
        }
        #expect(marks == [32])
        #expect(try await store.list(document: "d", in: found) == [TestStore.saved("new")])
    }
}
