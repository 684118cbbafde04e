import Synchronization

/// How many changes are under way or wait for the writing connection.
///
/// A class, because all copies of a ``DatabaseFile`` count together.
final class WriterLoad: Sendable {
    private let count = Atomic(0)

    /// Runs a change, counted.
    func counting<Value: Sendable>(_ change: () async throws -> Value) async rethrows -> Value {
        count.add(1, ordering: .acquiringAndReleasing)
        defer { count.subtract(1, ordering: .acquiringAndReleasing) }
        return try await change()
    }

    /// Runs a change where no other is under way; nil where one is.
    func alone<Value>(_ change: () throws -> Value) rethrows -> Value? {
        let (isAlone, _) = count.compareExchange(expected: 0, desired: 1, ordering: .acquiringAndReleasing)
        guard isAlone else { return nil }
        defer { count.subtract(1, ordering: .acquiringAndReleasing) }
        return try change()
    }
}
