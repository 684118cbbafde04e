import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("Counts of requests")
struct UsageStoreTests {
    let test: TestStore
    let id: TokenID
    let other: TokenID

    init() async throws {
        test = try TestStore()
        let ann = try await test.user()
        id = try await test.issue(for: ann).record.id
        other = try await test.issue(for: ann).record.id
    }

    func count(_ operation: String, _ status: Int, times: Int = 1, refusal: TokenRefusal? = nil) {
        for _ in 0..<times {
            test.store.tokens.count(id, operation: operation, status: status, refusal: refusal, address: "192.0.2.1")
        }
    }

    @Test("Requests are told by day, with zeros between, oldest first")
    func days() async throws {
        count("a", 200, times: 3)
        count("a", 404)
        test.clock.advance(seconds: 2 * 86_400)
        count("b", 503, times: 2)
        let days = try await test.store.usage.days(of: id, last: 4)
        #expect(days.map(\.requests) == [0, 4, 0, 2] && days.map(\.failures) == [0, 1, 0, 2])
        #expect(days.map(\.day.timeIntervalSince1970) == (19_674...19_677).map { Double($0) * 86_400 })
        #expect(try await test.store.usage.today(id) == 2)
        #expect(try await test.store.usage.today(other) == 0)
    }

    @Test("Days out of bounds are brought within", arguments: [(0, 1), (-5, 1), (Int.max, 400), (Int.min, 1)])
    func bounds(days: Int, found: Int) async throws {
        #expect(try await test.store.usage.days(of: id, last: days).count == found)
    }

    @Test("Requests are told by operation and class of status, most first")
    func lines() async throws {
        count("a", 200, times: 2)
        count("a", 201)
        count("a", 403, refusal: .missingScopes([], of: []))
        count("", 404)
        let lines = try await test.store.usage.lines(of: id, last: 30)
        #expect(lines.map(\.operation) == ["a", "", "a"] && lines.map(\.statusClass) == [2, 4, 4])
        #expect(lines.map(\.requests) == [3, 1, 1])
        test.clock.advance(seconds: 30 * 86_400)
        #expect(try await test.store.usage.lines(of: id, last: 30).isEmpty)
    }

    @Test("The last twenty failures are told, newest first, with why the gate refused")
    func failures() async throws {
        count("a", 401, times: 5, refusal: .paused)
        try await test.store.tokens.flush()
        count("b", 500, times: 18)
        let failures = try await test.store.usage.failures(of: id)
        #expect(failures.count == 20)
        #expect(failures.first?.operation == "b" && failures.first?.reason == "")
        #expect(failures.last?.status == 401 && failures.last?.reason == "paused")
        #expect(try await test.rows("failures") == 20)
    }

    @Test("What is flushed survives, adds up over restarts and is counted once")
    func restarts() async throws {
        var test = test
        for round in 1...3 {
            for _ in 0..<7 {
                test.store.tokens.count(id, operation: "a", status: 200, refusal: nil, address: "::1")
            }
            try await test.store.tokens.flush()
            try await test.store.tokens.flush()
            try test.store.close()
            test = try test.reopened()
            #expect(try await test.store.tokens.find(id, owner: nil)?.requests == 7 * round)
            #expect(try await test.store.usage.today(id) == 7 * round)
        }
    }

    @Test("A use is written with its moment, not that of the answer's end, and the first is told to the audit trail")
    func firstUse() async throws {
        let ann = try #require(try await test.store.users.find(name: "ann"))
        let issued = try await test.issue(for: ann)
        let used = test.clock.now()
        #expect(try test.verdict(issued.token, try await TestStore.rule()) == "valid")
        test.clock.advance(seconds: 3_600)
        for _ in 0..<2 {
            test.store.tokens.count(issued.record.id, operation: "a", status: 200, refusal: nil, address: "192.0.2.5")
            try await test.store.tokens.flush()
        }
        let record = try #require(try await test.store.tokens.find(issued.record.id, owner: nil))
        #expect(record.lastUsedAt == used && record.lastAddress == "192.0.2.5")
        let events = try await test.store.audit.list(action: .tokenFirstUsed).events
        #expect(events.map(\.subject) == [issued.record.id.description] && events.first?.address == "192.0.2.5")
    }

    @Test("Counts older than 400 days are forgotten")
    func sweep() async throws {
        count("a", 200)
        try await test.store.tokens.flush()
        test.clock.advance(seconds: 400 * 86_400)
        try await test.store.sweep()
        #expect(try await test.rows("usage") == 1)
        test.clock.advance(seconds: 86_400)
        try await test.store.sweep()
        #expect(try await test.rows("usage") == 0)
    }
}
