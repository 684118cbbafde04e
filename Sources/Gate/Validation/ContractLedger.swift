import Execution
import NIOCore
import OpenAPI
import Synchronization

/// Chooses the responses that are checked, and counts by operation what they came to.
///
/// A class because all event loops share it.
final class ContractLedger: Sendable {
    /// What is known of an operation.
    struct Entry: Sendable, Hashable {
        let operation: String
        var seen = 0
        var checked = 0
        var broken = 0
        var messages: [String] = []
        fileprivate var reportedAt: NIODeadline?
    }

    private struct State {
        var entries: [OperationID: Entry] = [:]
        var running = 0
    }

    /// One response in so many of an operation is checked, beginning with the first.
    private static let interval = 10
    /// Responses that are copied at once: their number bounds the memory.
    private static let running = 32
    /// Operations that are known at most; descriptions change.
    private static let entries = 50_000
    private static let reportInterval = TimeAmount.minutes(1)

    private let state = Mutex(State())
    private let report: @Sendable (ContractNote) -> Void

    init(report: @escaping @Sendable (ContractNote) -> Void) {
        self.report = report
    }

    /// What is known, by operation.
    var known: [Entry] {
        state.withLock { Array($0.entries.values) }.sorted { $0.operation < $1.operation }
    }

    /// Whether a response of an operation is to be copied and checked; every yes is followed by one ``end(_:of:)``.
    func begin(_ operation: OpenAPI.Operation) -> Bool {
        state.withLock { state in
            if state.entries.count >= Self.entries, state.entries[operation.id] == nil { state.entries = [:] }
            var entry = state.entries[operation.id] ?? Entry(operation: "\(operation.method) \(operation.path)")
            defer { state.entries[operation.id] = entry }
            entry.seen += 1
            guard (entry.seen - 1).isMultiple(of: Self.interval), state.running < Self.running else { return false }
            state.running += 1
            return true
        }
    }

    /// Notes what a response came to; nil for one that could not be checked.
    func end(_ outcome: ContractReport?, of operation: OpenAPI.Operation) {
        let note = state.withLock { state -> ContractNote? in
            state.running -= 1
            guard let outcome, var entry = state.entries[operation.id] else { return nil }
            defer { state.entries[operation.id] = entry }
            entry.checked += 1
            guard !outcome.isKept else { return nil }
            entry.broken += 1
            entry.messages = outcome.breaches.prefix(3).map { Self.text(of: $0) }
            let now = NIODeadline.now()
            if let last = entry.reportedAt, last + Self.reportInterval > now { return nil }
            entry.reportedAt = now
            return ContractNote(
                operation: entry.operation, checked: entry.checked, broken: entry.broken, messages: entry.messages)
        }
        if let note { report(note) }
    }

    private static func text(of breach: ContractBreach) -> String {
        let place = breach.instance.flatMap { $0.isEmpty ? nil : "\($0.prefix(60)): " } ?? ""
        return place + breach.message.prefix(120)
    }
}
