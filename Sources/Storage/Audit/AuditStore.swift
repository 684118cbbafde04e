import Foundation
import GRDB
import Synchronization
public import TokenDesk

/// Who did what at the desk, when and from where. It only grows (THREATS D12).
public struct AuditStore: Sendable {
    let file: DatabaseFile
    let trail: AuditTrail
    let now: @Sendable () -> Date
    private let verified = VerifiedAudit()

    /// Seconds after which the chain is gone through from its beginning again.
    private static let recheckInterval: TimeInterval = 3_600

    init(file: DatabaseFile, trail: AuditTrail, now: @escaping @Sendable () -> Date) {
        self.file = file
        self.trail = trail
        self.now = now
    }

    /// Adds an event that belongs to no change of the store, such as a failed sign-in.
    public func record(_ event: AuditEvent) async throws(StoreError) {
        try await file.write { [trail] in try trail.append(event, in: $0) }
    }

    /// A page of events, newest first, with the number of all that fit.
    ///
    /// - Parameters:
    ///   - subject: of one user or token, by id; nil for all.
    ///   - action: of one kind; nil for all.
    ///   - actor: by one user, by name; nil for all.
    ///   - page: from 1.
    ///   - size: events a page, 1 to 1,000.
    public func list(
        subject: String? = nil, action: AuditEvent.Action? = nil, actor: String? = nil, page: Int = 1, size: Int = 50
    ) async throws(StoreError) -> (events: [AuditEvent], total: Int) {
        let (condition, values) = Self.condition(subject, action, actor)
        let size = min(max(size, 1), 1_000)
        let offset = (min(max(page, 1), 1_000_000) - 1) * size
        return try await file.read { database in
            let arguments = StatementArguments(values)
            let total = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM audit WHERE \(condition)", arguments: arguments)
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM audit WHERE \(condition) ORDER BY id DESC LIMIT ? OFFSET ?",
                arguments: arguments + [size, offset])
            return (rows.compactMap { AuditRow(row: $0)?.event }, total ?? 0)
        }
    }

    /// The next events that fit, newest first, for whoever goes through all of them.
    ///
    /// - Parameters:
    ///   - position: where the last call ended; nil at the beginning.
    ///   - size: events at most, 1 to 1,000.
    /// - Returns: the events, and where to go on; nil at the end.
    public func events(
        subject: String? = nil, action: AuditEvent.Action? = nil, actor: String? = nil, from position: Int64? = nil,
        size: Int = 1_000
    ) async throws(StoreError) -> (events: [AuditEvent], next: Int64?) {
        let (condition, values) = Self.condition(subject, action, actor)
        let size = min(max(size, 1), 1_000)
        return try await file.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM audit WHERE \(condition) AND id < ? ORDER BY id DESC LIMIT ?",
                arguments: StatementArguments(values) + [position ?? .max, size])
            let last = rows.count == size ? rows.last.flatMap { Int64.fromDatabaseValue($0["id"]) } : nil
            return (rows.compactMap { AuditRow(row: $0)?.event }, last)
        }
    }

    private static func condition(
        _ subject: String?, _ action: AuditEvent.Action?, _ actor: String?
    ) -> (sql: String, values: [String]) {
        let wanted: [(String, String?)] = [("subject", subject), ("action", action?.rawValue), ("actor", actor)]
        let given = wanted.compactMap { column, value in value.map { (column, $0) } }
        return (given.isEmpty ? "1" : given.map { "\($0.0) = ?" }.joined(separator: " AND "), given.map(\.1))
    }

    /// Whether the chain of keyed digests is whole: no row was changed, taken out, put in or cut off.
    public func verify() async throws(StoreError) -> Bool {
        try await follow(AuditWalk(along: trail, at: now())) != nil
    }

    /// The same for a page that is looked at often: what was found whole within the last hour is not gone through again.
    public func verifyLatest() async throws(StoreError) -> Bool {
        let former = verified.walk.withLock { $0 }
        let isRecent = former.map { now().timeIntervalSince($0.begunAt) < Self.recheckInterval } ?? false
        let walk = former.flatMap { isRecent ? $0 : nil } ?? AuditWalk(along: trail, at: now())
        let followed = try await follow(walk)
        verified.walk.withLock { $0 = followed }
        return followed != nil
    }

    /// A walk at the end of the chain; nil when the chain is broken.
    private func follow(_ walk: AuditWalk) async throws(StoreError) -> AuditWalk? {
        var walk = walk
        while true {
            let begun = walk
            let (place, reached) = try await file.read { database in
                var walk = begun
                return (try walk.step(in: database), walk)
            }
            walk = reached
            switch place {
            case .underway: continue
            case .atEnd: return walk
            case .broken: return nil
            }
        }
    }
}
