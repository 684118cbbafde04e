import Synchronization
import Testing

@testable import Egress

@Suite("Slots for calls")
struct CallSlotsTests {
    /// What several tasks write down; a class, because they share it.
    private final class Record: Sendable {
        let order = Mutex<[Int]>([])
        let running = Mutex((now: 0, most: 0))
    }

    @Test(
        "L3: a call beyond the bound waits for its turn, in the order of coming, and gives its place up when cancelled")
    func turns() async throws {
        let slots = CallSlots(perOrigin: 1, inAll: 2)
        let one = try Origin(parsing: "http://127.0.0.1:1")
        let other = try Origin(parsing: "http://127.0.0.1:2")
        try await slots.enter(one, within: .zero)
        let record = Record()
        let first = Task {
            try await slots.enter(one, within: .seconds(60))
            record.order.withLock { $0.append(1) }
        }
        while slots.waiting < 1 { try await Task.sleep(for: .milliseconds(1)) }
        let second = Task { try await slots.enter(one, within: .seconds(60)) }
        while slots.waiting < 2 { try await Task.sleep(for: .milliseconds(1)) }
        let third = Task {
            try await slots.enter(one, within: .seconds(60))
            record.order.withLock { $0.append(3) }
        }
        while slots.waiting < 3 { try await Task.sleep(for: .milliseconds(1)) }
        try await slots.enter(other, within: .zero)
        slots.leave(other)
        second.cancel()
        #expect(await code { try await second.value } == .cancelled)
        slots.leave(one)
        try await first.value
        #expect(record.order.withLock { $0 } == [1] && slots.waiting == 1)
        slots.leave(one)
        try await third.value
        #expect(await code { try await slots.enter(one, within: .zero) } == .busy)
        slots.leave(one)
        try await slots.enter(one, within: .zero)
        #expect(slots.waiting == 0)
    }

    @Test("L3: any interleaving of entering, leaving, cancelling and giving up leaves every slot free")
    func churn() async throws {
        let slots = CallSlots(perOrigin: 2, inAll: 3)
        let origins = try (1...3).map { try Origin(parsing: "http://127.0.0.1:\($0)") }
        let record = Record()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let origin = origins[number % 3]
                    let call = Task {
                        try await slots.enter(origin, within: number % 7 == 0 ? .zero : .seconds(60))
                        record.running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                        await Task.yield()
                        record.running.withLock { $0.now -= 1 }
                        slots.leave(origin)
                    }
                    if number % 5 == 0 { call.cancel() }
                    _ = try? await call.value
                }
            }
        }
        #expect(record.running.withLock { $0.most } <= 3 && slots.waiting == 0)
        for origin in origins { try await slots.enter(origin, within: .zero) }
    }
}
