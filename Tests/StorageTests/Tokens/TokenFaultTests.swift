import Foundation
import GRDB
import GRDBSQLite
import Synchronization
import Testing
import TokenDesk

@testable import Storage

/// Fails the database's work at the n-th step that SQLite takes inside a transaction.
private final class Countdown: Sendable {
    private struct State {
        var left = 0
        var counts = false
    }

    private let state = Mutex(State())

    func start(_ steps: Int) { state.withLock { $0.left = steps } }

    private var isOver: Bool {
        state.withLock { state in
            guard state.counts, state.left > 0 else { return false }
            state.left -= 1
            return state.left == 0
        }
    }

    /// Steps of statements that open and close transactions do not count: no real failure leaves a transaction open by them.
    func install(on database: Database) {
        database.trace { event in
            guard case .statement(let statement) = event else { return }
            let isControl = ["BEGIN", "COMMIT", "ROLLBACK"].contains { statement.sql.hasPrefix($0) }
            self.state.withLock { $0.counts = !isControl }
        }
        // Kept as long as the process, which is as long as the connection.
        sqlite3_progress_handler(
            database.sqliteConnection, 1,
            { context in
                guard let context else { return 0 }
                return Unmanaged<Countdown>.fromOpaque(context).takeUnretainedValue().isOver ? 1 : 0
            }, Unmanaged.passRetained(self).toOpaque())
    }
}

/// Fails each commit while it is asked to.
private final class RefusedCommits: TransactionObserver, Sendable {
    struct Refusal: Error {}

    let refuses = Mutex(false)

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { if refuses.withLock({ $0 }) { throw Refusal() } }
    func databaseDidCommit(_ database: Database) {}
    func databaseDidRollback(_ database: Database) {}
}

@Suite("When the store fails in the middle (THREATS B3)")
struct TokenFaultTests {
    enum Change: String, CaseIterable {
        case issue, edit, pause, resume, rotate, revoke, revokeAll, withdraw

        func apply(to test: TestStore, _ token: TokenRecord, of owner: User) async throws {
            let (tokens, actor) = (test.store.tokens, TestStore.actor)
            switch self {
            case .issue: _ = try await test.issue(for: owner)
            case .edit:
                let rights = AccessRights(includesUnscoped: false)
                let edit = TokenEdit(label: "edited", comment: "", purpose: "", rights: rights)
                _ = try await tokens.edit(token.id, edit, owner: nil, by: actor)
            case .pause: _ = try await tokens.pause(token.id, owner: nil, by: actor)
            case .resume: _ = try await tokens.resume(token.id, owner: nil, by: actor)
            case .rotate: _ = try await tokens.rotate(token.id, grace: 0, owner: nil, by: actor)
            case .revoke: _ = try await tokens.revoke(token.id, owner: nil, by: actor)
            case .revokeAll: _ = try await tokens.revokeAll(of: owner.id, by: actor)
            case .withdraw:
                _ = try await test.store.users.change(
                    owner.id, role: .developer, hasAPIAccess: false, isDisabled: false, by: actor)
            }
        }

        /// What the token is worth after the change.
        var after: String {
            switch self {
            case .issue, .resume: "valid"
            case .edit: "operation-not-granted"
            case .pause: "paused"
            case .rotate: "expired"
            case .revoke, .revokeAll: "revoked"
            case .withdraw: "owner-without-access"
            }
        }
    }

    let test: TestStore
    let ann: User
    let issued: IssuedToken
    let rule: OperationRule

    init() async throws {
        test = try TestStore()
        ann = try await test.user()
        issued = try await test.issue(for: ann)
        rule = try await TestStore.rule()
    }

    func everything() async throws -> String { try await test.everything(issued.token, rule) }

    /// Tries a change that must fail; true when it did and left no trace.
    func fails(_ change: Change) async throws -> Bool {
        let before = try await everything()
        do {
            try await change.apply(to: test, issued.record, of: ann)
            return false
        } catch {
            #expect((error as? StoreError)?.code == .unavailable, "\(error)")
            #expect(try await everything() == before, "\(change) left a trace")
            return true
        }
    }

    func prepare(_ change: Change) async throws {
        guard change == .resume else { return }
        _ = try await test.store.tokens.pause(issued.record.id, owner: nil, by: TestStore.actor)
    }

    func checkDone(_ change: Change) async throws {
        let reopened = try test.reopened()
        #expect(try test.verdict(issued.token, rule) == change.after)
        #expect(try reopened.verdict(issued.token, rule) == change.after)
        #expect(try await reopened.store.audit.verify())
    }

    @Test(
        "Stopped at any step a change leaves no trace; when it is through, disk and memory agree",
        arguments: Change.allCases)
    func everyStep(change: Change) async throws {
        try await prepare(change)
        let countdown = Countdown()
        try await test.store.file.serialized { countdown.install(on: $0) }
        var (steps, failures) = (1, 0)
        while true {
            let before = try await everything()
            countdown.start(steps)
            do {
                try await change.apply(to: test, issued.record, of: ann)
                countdown.start(0)
                break
            } catch {
                countdown.start(0)
                failures += 1
                guard try await everything() == before, failures < 2_000 else {
                    Issue.record("\(change) left a trace at step \(steps)")
                    break
                }
            }
            steps += 3
        }
        #expect(failures > 20)
        try await test.store.file.serialized { sqlite3_progress_handler($0.sqliteConnection, 0, nil, nil) }
        try await checkDone(change)
    }

    @Test("A commit that fails leaves no trace", arguments: Change.allCases)
    func commit(change: Change) async throws {
        try await prepare(change)
        let observer = RefusedCommits()
        try await test.store.file.serialized { $0.add(transactionObserver: observer, extent: .databaseLifetime) }
        observer.refuses.withLock { $0 = true }
        #expect(try await fails(change))
        observer.refuses.withLock { $0 = false }
        try await change.apply(to: test, issued.record, of: ann)
        try await checkDone(change)
    }

    @Test(
        "While another process holds the lock a change fails as a whole, and the gate goes on",
        arguments: Change.allCases)
    func busy(change: Change) async throws {
        try await prepare(change)
        try await test.store.file.serialized { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
        var other: OpaquePointer?
        try #require(sqlite3_open(test.folder.file(Store.fileName), &other) == SQLITE_OK)
        defer { sqlite3_close(other) }
        try #require(sqlite3_exec(other, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK)
        #expect(try await fails(change))
        try #require(sqlite3_exec(other, "ROLLBACK", nil, nil, nil) == SQLITE_OK)
        try await change.apply(to: test, issued.record, of: ann)
        try await checkDone(change)
    }

    @Test("On a full disk changes fail as a whole, and work again when there is room")
    func full() async throws {
        try await test.store.file.serialized { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        var printed: [IssuedToken] = []
        var isFull = false
        for _ in 0..<200 where !isFull {
            let before = try await everything()
            do { printed.append(try await test.issue(for: ann)) } catch {
                isFull = true
                #expect(try await everything() == before)
            }
            test.clock.advance(seconds: 2)
        }
        #expect(isFull)
        try await test.store.file.serialized { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        _ = try await test.store.tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)
        let reopened = try test.reopened()
        for one in printed { #expect(try reopened.verdict(one.token, rule) == "valid") }
        #expect(try await reopened.rows("tokens") == printed.count + 1)
        try await checkDone(.revoke)
    }

    @Test("Counts that cannot be written are kept, and written once")
    func flush() async throws {
        let (tokens, id) = (test.store.tokens, issued.record.id)
        let observer = RefusedCommits()
        try await test.store.file.serialized { $0.add(transactionObserver: observer, extent: .databaseLifetime) }
        for round in 1...3 {
            observer.refuses.withLock { $0 = true }
            for _ in 0..<5 { tokens.count(id, operation: "op", status: 500, refusal: nil, address: "::1") }
            await #expect(throws: StoreError.self) { try await tokens.flush() }
            // Lists go on with what was written before.
            #expect(try await tokens.find(id, owner: nil)?.requests == 6 * (round - 1))
            observer.refuses.withLock { $0 = false }
            tokens.count(id, operation: "op", status: 200, refusal: nil, address: "::1")
            try await tokens.flush()
            #expect(try await tokens.find(id, owner: nil)?.requests == 6 * round)
        }
        #expect(try await test.store.usage.failures(of: id).count == 15)
        #expect(try await test.store.audit.verify())
    }
}
