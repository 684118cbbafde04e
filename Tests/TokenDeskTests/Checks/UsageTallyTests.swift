import Foundation
import Testing

@testable import TokenDesk

@Suite("What came with tokens")
struct UsageTallyTests {
    static func id(_ byte: UInt8 = 1) throws -> TokenID {
        try #require(TokenID(random: Array(repeating: byte, count: 16)))
    }

    @Test("Requests are counted by token, day, operation and class of status")
    func counts() throws {
        let (one, other) = (try Self.id(), try Self.id(2))
        var tally = UsageTally()
        let midnight = Date(timeIntervalSince1970: 86_400 * 100)
        for (token, operation, status, moment) in [
            (one, "a", 200, midnight), (one, "a", 204, midnight), (one, "a", 404, midnight), (one, "b", 200, midnight),
            (one, "a", 200, midnight.addingTimeInterval(-0.001)), (other, "a", 200, midnight),
            (other, "", 999, midnight),
        ] {
            tally.count(token, operation: operation, status: status, refusal: nil, address: "::1", at: moment)
        }
        func number(_ token: TokenID, _ day: Int32, _ operation: String, _ statusClass: UInt8) -> Int? {
            tally.counts[.init(token: token, day: day, operation: operation, statusClass: statusClass)]
        }
        #expect(number(one, 100, "a", 2) == 2 && number(one, 100, "a", 4) == 1 && number(one, 100, "b", 2) == 1)
        #expect(number(one, 99, "a", 2) == 1 && number(other, 100, "a", 2) == 1 && number(other, 100, "", 5) == 1)
        #expect(tally.counts.values.reduce(0, +) == 7)
    }

    @Test(
        "A refusal is a use unless it is about the token itself or where it came from (THREATS D7)",
        arguments: [
            (nil, true), (.missingScopes([], of: []), true), (.resource(kind: "v"), true), (.rate(retryAfter: 1), true),
            (.operationNotGranted, true), (.network, false), (.paused, false), (.revoked, false),
            (.expired(at: Sample.moment), false), (.ownerWithoutAccess, false),
        ] as [(TokenRefusal?, Bool)])
    func uses(refusal: TokenRefusal?, isUse: Bool) throws {
        let id = try Self.id()
        var tally = UsageTally()
        tally.count(
            id, operation: "a", status: refusal == nil ? 200 : 403, refusal: refusal, address: "192.0.2.1",
            at: Sample.moment)
        #expect(tally.lastUses[id] == (isUse ? .init(moment: Sample.moment, address: "192.0.2.1") : nil))
        #expect(tally.failures[id]?.first?.reason == refusal?.code)
        #expect(tally.counts.values.first == 1)
    }

    @Test("The latest use counts, in whichever order they are told")
    func order() throws {
        let id = try Self.id()
        var tally = UsageTally()
        for offset in [0, 5, 3] as [TimeInterval] {
            tally.count(
                id, operation: "", status: 200, refusal: nil, address: "\(Int(offset))",
                at: Sample.moment.addingTimeInterval(offset))
        }
        #expect(tally.lastUses[id]?.address == "5")
    }

    @Test("Of failures the last twenty are kept")
    func failures() throws {
        let id = try Self.id()
        var tally = UsageTally()
        for status in 400..<430 {
            tally.count(id, operation: "", status: status, refusal: nil, address: "", at: Sample.moment)
        }
        #expect(tally.failures[id]?.map(\.status) == Array(410..<430))
    }

    @Test("What could not be written goes back: counts add up, the older failures stand first")
    func merge() throws {
        let id = try Self.id()
        var (old, new) = (UsageTally(), UsageTally())
        for status in 500..<515 {
            old.count(id, operation: "a", status: status, refusal: nil, address: "old", at: Sample.moment)
        }
        for status in 400..<410 {
            new.count(
                id, operation: "a", status: status, refusal: nil, address: "new",
                at: Sample.moment.addingTimeInterval(1))
        }
        new.merge(old)
        #expect(new.counts.values.reduce(0, +) == 25)
        #expect(new.lastUses[id]?.address == "new")
        #expect(new.failures[id]?.map(\.status) == Array(505..<515) + Array(400..<410))
        var empty = UsageTally()
        #expect(empty.isEmpty)
        empty.merge(new)
        #expect(!empty.isEmpty && empty.counts == new.counts)
    }
}
