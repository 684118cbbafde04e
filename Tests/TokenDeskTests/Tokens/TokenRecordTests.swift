import Foundation
import Testing

@testable import TokenDesk

@Suite("Where tokens stand")
struct TokenRecordTests {
    static func record(_ change: (inout TokenRecord) -> Void = { _ in }) throws -> TokenRecord {
        var record = try Sample.issued().record
        change(&record)
        return record
    }

    static func at(_ days: Double, plus seconds: TimeInterval = 0) -> Date {
        Sample.moment.addingTimeInterval(days * Sample.day + seconds)
    }

    @Test(
        "A life is half open: in force one second before its end, over at it (THREATS D7)",
        arguments: [
            (0, 0, "never-used"), (8, -1, "never-used"), (8, 0, "expiring"), (10, -1, "expiring"),
            (10, -0.001, "expiring"), (10, 0, "expired"), (10, 1, "expired"), (400, 0, "expired"),
        ] as [(Double, TimeInterval, String)])
    func unused(days: Double, seconds: TimeInterval, state: String) throws {
        #expect(try Self.record().state(at: Self.at(days, plus: seconds)).name == state)
    }

    @Test("A use prolongs the life by its whole length, and the cap stands whatever is used (THREATS D7)")
    func sliding() throws {
        let used = try Self.record { $0.lastUsedAt = Self.at(9) }
        #expect(used.endsAt == Self.at(19))
        #expect(used.state(at: Self.at(16)) == .active)
        #expect(used.state(at: Self.at(19, plus: -1)) == .expiring)
        #expect(used.state(at: Self.at(19)) == .expiredIdle(at: Self.at(19)))
        let late = try Self.record { $0.lastUsedAt = Self.at(364) }
        #expect(late.capsAt == Self.at(365) && late.endsAt == Self.at(365))
        #expect(late.state(at: Self.at(365, plus: -1)) == .expiring)
        #expect(late.state(at: Self.at(365)) == .expiredAbsolute(at: Self.at(365)))
    }

    @Test(
        "A replaced token is in force until its grace ends, and no longer than its own life",
        arguments: [
            (1, -1, "retiring"), (1, 0, "expired"), (1, 1, "expired"), (12, -259_200, "retiring"),
            (12, -172_800, "expired"),
        ] as [(Double, TimeInterval, String)])
    func grace(retires: Double, seconds: TimeInterval, state: String) throws {
        let record = try Self.record { $0.retiresAt = Self.at(retires) }
        #expect(record.state(at: Self.at(retires, plus: seconds)).name == state)
        #expect(record.endsAt == min(Self.at(retires), Self.at(10)))
    }

    @Test("Cancelled counts before expired, expired before paused, paused before the rest")
    func precedence() throws {
        let everything = try Self.record {
            $0.revokedAt = Self.at(1)
            $0.pausedAt = Self.at(1)
            $0.retiresAt = Self.at(2)
        }
        #expect(everything.state(at: Self.at(11)) == .revoked(at: Self.at(1)))
        let paused = try Self.record {
            $0.pausedAt = Self.at(1)
            $0.retiresAt = Self.at(3)
        }
        #expect(paused.state(at: Self.at(2)) == .paused)
        #expect(paused.state(at: Self.at(3)) == .retired(at: Self.at(3)))
        #expect(paused.state(at: Self.at(10)) == .expiredIdle(at: Self.at(10)))
    }

    @Test("States in force are those that open something; each has a name of its own or shares that of the expired")
    func names() {
        let states: [TokenState] = [
            .neverUsed, .active, .expiring, .retiring(until: Sample.moment), .paused, .expiredIdle(at: Sample.moment),
            .expiredAbsolute(at: Sample.moment), .retired(at: Sample.moment), .revoked(at: Sample.moment),
        ]
        #expect(states.map(\.isInForce) == [true, true, true, true, false, false, false, false, false])
        #expect(Set(states.map(\.name)) == Set(TokenState.names))
    }
}
