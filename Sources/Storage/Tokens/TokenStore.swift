import Foundation
import GRDB
import Synchronization
public import TokenDesk

/// The issued tokens, on disk and in memory: the desk changes them, the gate asks the table in memory (THREATS D8, G10).
///
/// A class because desk and gate share the one table. A change is on disk, and in the table, before the call returns.
public final class TokenStore: Sendable {
    private struct State {
        var table: TokenTable
        /// The last change that the table has taken over.
        var revision: Int64
        var failure: StoreError?
    }

    let file: DatabaseFile
    let keys: StoreKeys
    let trail: AuditTrail
    let policy: TokenPolicy
    let now: @Sendable () -> Date
    let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    private let marker: RestoreMarker
    private let state: Mutex<State>
    private let tally = Mutex(UsageTally())

    init(
        file: DatabaseFile, keys: StoreKeys, marker: RestoreMarker, policy: TokenPolicy,
        now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) throws(StoreError) {
        self.file = file
        self.keys = keys
        self.marker = marker
        self.policy = policy
        self.now = now
        self.randomBytes = randomBytes
        trail = AuditTrail(key: keys.audit)
        let (table, revision) = try file.writeNow { database in
            (try TokenTable.reading(database), try Revision.current(in: database))
        }
        state = Mutex(State(table: table, revision: revision))
        marker.advance(to: revision)
    }

    /// What a token is worth for a call now. Waits for nothing; the use prolongs the token's life from this moment on.
    ///
    /// - Throws: ``StoreError`` while the table cannot follow the disk, so that the gate stays shut (THREATS G7).
    public func check(_ token: APIToken, for call: TokenCall) throws(StoreError) -> TokenVerdict {
        let moment = now()
        let result = state.withLock { state -> Result<TokenVerdict, StoreError> in
            if let failure = state.failure { return .failure(failure) }
            return .success(state.table.check(token, for: call, at: moment))
        }
        return try result.get()
    }

    /// Why a token that was let through opens nothing any more; nil while it is in force, and while that cannot be told.
    public func refusal(of id: TokenID) -> TokenRefusal? {
        let moment = now()
        return state.withLock { $0.failure == nil ? $0.table.refusal(of: id, at: moment) : nil }
    }

    /// Whether tokens can be told apart at the moment; while not, ``check(_:for:)`` fails (THREATS G7).
    public var isReadable: Bool { state.withLock { $0.failure == nil } }

    /// Counts a request, in memory until the next ``flush()``.
    ///
    /// - Parameters:
    ///   - operation: the operation's id; empty for a request that means none.
    ///   - status: the status of the answer, the gate's or the API's.
    ///   - refusal: why the gate refused; nil when it let the request through.
    ///   - address: from where it came.
    public func count(_ id: TokenID, operation: String, status: Int, refusal: TokenRefusal?, address: String) {
        let moment = now()
        tally.withLock {
            $0.count(id, operation: operation, status: status, refusal: refusal, address: address, at: moment)
        }
    }

    /// Takes the resources and groups of an API over into the table, without keeping them.
    public func setDirectory(_ directory: ResourceDirectory, of api: String) {
        state.withLock { $0.table.directories[api] = directory }
    }

    /// Takes over what other processes changed, and no more; to be called every second.
    ///
    /// - Throws: the ``StoreError`` with which ``check(_:for:)`` fails too, until a refresh succeeds.
    public func refresh() async throws(StoreError) {
        do {
            // On the writing connection, so that nothing older than a change of this process can come after it.
            try await file.serialized { database in
                let (seen, hasFailed) = self.state.withLock { ($0.revision, $0.failure != nil) }
                guard try Revision.current(in: database) != seen || hasFailed else { return }
                var changes: TokenChanges?
                try database.inTransaction(.deferred) {
                    changes = try TokenChanges(since: seen, in: database)
                    return .commit
                }
                if let changes { self.take(changes) }
            }
        } catch {
            state.withLock { $0.failure = error }
            throw error
        }
    }

    /// Makes a change on disk and then, still before anything else is written, in the table.
    ///
    /// What the table has to take over is read before the change is committed, so that nothing can fail in between.
    /// - Throws: what `body` throws; then nothing is changed.
    func change<Value: Sendable>(
        _ body: @escaping @Sendable (_ database: Database, _ revision: Int64) throws -> Value
    ) async throws -> Value {
        try await file.deciding { database in
            let seen = self.state.withLock { $0.revision }
            var outcome: (value: Value, changes: TokenChanges)?
            try database.inTransaction(.immediate) {
                let value = try body(database, try Revision.next(in: database))
                outcome = (value, try TokenChanges(since: seen, in: database))
                return .commit
            }
            guard let outcome else { throw StoreError(.unavailable, "The store did not answer.") }
            self.take(outcome.changes)
            return outcome.value
        }
    }

    /// A change that breaks no rule of the desk.
    func changing<Value: Sendable>(
        _ body: @escaping @Sendable (_ database: Database, _ revision: Int64) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await change(body) } catch { throw DatabaseFile.translated(error) }
    }

    /// Hands what was counted to whoever writes it down; nil when nothing was.
    func takeTally() -> UsageTally? {
        tally.withLock { tally in
            guard !tally.isEmpty else { return nil }
            defer { tally = UsageTally() }
            return tally
        }
    }

    /// Takes back what could not be written.
    func putBack(_ unwritten: UsageTally) {
        tally.withLock { $0.merge(unwritten) }
    }

    /// When a token was last used as the table knows it.
    func lastUses(of ids: some Sequence<TokenID>) -> [TokenID: Date] {
        state.withLock { state in
            ids.reduce(into: [:]) { uses, id in uses[id] = state.table.lastUse(of: id) }
        }
    }

    /// The last change that the table has taken over.
    var revision: Int64 { state.withLock { $0.revision } }

    /// Remembers a change that the table need not take over; called on the writing connection.
    func skip(to revision: Int64) {
        state.withLock { $0.revision = revision }
        marker.advance(to: revision)
    }

    private func take(_ changes: TokenChanges) {
        state.withLock { state in
            changes.apply(to: &state.table)
            state.revision = changes.revision
            state.failure = nil
        }
        marker.advance(to: changes.revision)
    }
}
