import Dispatch
import Testing

@testable import Storage

@Suite("Where passwords are hashed")
struct PasswordThreadTests {
    @Test("Work is done one after the other, in order")
    func order() async throws {
        let thread = PasswordThread()
        let gate = DispatchSemaphore(value: 0)
        async let first = thread.run { gate.wait() }
        gate.signal()
        try await first
        #expect(try await thread.run { 7 } == 7)
    }

    @Test("When too much is waiting, more is turned away, until some is done")
    func bound() async throws {
        let thread = PasswordThread()
        let gate = DispatchSemaphore(value: 0)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        try await thread.run { gate.wait() }
                        return true
                    } catch {
                        return false
                    }
                }
            }
            var refused = 0
            while refused < 40 - PasswordThread.waitingLimit, let wasDone = await group.next() {
                #expect(!wasDone)
                refused += 1
            }
            for _ in 0..<PasswordThread.waitingLimit { gate.signal() }
            var done = 0
            for await wasDone in group where wasDone { done += 1 }
            #expect(done == PasswordThread.waitingLimit)
        }
        #expect(try await thread.run { true })
    }
}
