/// Runs an operation that ends when its task is cancelled, and cancels it when its clock is over; nil if it was late.
func within<Value: Sendable>(
    _ clock: CallClock, _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await operation() }
        group.addTask {
            var deadline = clock.deadline
            while deadline > .now {
                try await Task.sleep(until: deadline, clock: .continuous)
                deadline = clock.deadline
            }
            return nil
        }
        defer { group.cancelAll() }
        return try await group.next() ?? nil
    }
}

/// The same with a point in time that stands.
func within<Value: Sendable>(
    _ deadline: ContinuousClock.Instant, _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    try await within(CallClock(until: deadline), operation)
}
