import Egress
import Foundation
import Testing

@testable import TokenDesk

@Suite("The table of tokens")
struct TokenTableTests {
    static func table(_ issued: IssuedToken...) -> TokenTable {
        var table = TokenTable()
        for one in issued { table.put(one.record, digest: one.token.digest) }
        return table
    }

    static func after(_ seconds: TimeInterval) -> Date { Sample.moment.addingTimeInterval(seconds) }

    static func isValid(_ verdict: TokenVerdict) -> Bool {
        if case .valid = verdict { true } else { false }
    }

    @Test("A token opens a call of its own API; no other call and no other token learns more than that it is unknown")
    func unknown() async throws {
        let rule = try await Sample.rule()
        let (issued, other) = (try Sample.issued(), try Sample.issued())
        var table = Self.table(issued)
        let call = try Sample.call(rule)
        guard case .valid(let pass) = table.check(issued.token, for: call, at: Sample.moment) else {
            Issue.record("expected a pass")
            return
        }
        #expect(pass.id == issued.record.id && pass.subject == "ann" && pass.rate == nil)
        #expect(table.check(other.token, for: call, at: Sample.moment) == .refused(.unknown, nil))
        let elsewhere = TokenCall(api: "other", rule: rule, address: nil)
        #expect(table.check(issued.token, for: elsewhere, at: Sample.moment) == .refused(.unknown, nil))
        #expect(table.id(of: issued.token) == issued.record.id && table.id(of: other.token) == nil)
    }

    @Test("A use slides the end to the second: one before, at, and one after (THREATS D7)")
    func sliding() async throws {
        let call = try Sample.call(try await Sample.rule())
        let issued = try Sample.issued()
        let tenDays = 10 * Sample.day
        func verdict(_ uses: [TimeInterval], at seconds: TimeInterval) -> TokenVerdict {
            var table = Self.table(issued)
            for use in uses { _ = table.check(issued.token, for: call, at: Self.after(use)) }
            return table.check(issued.token, for: call, at: Self.after(seconds))
        }
        let expired = TokenVerdict.refused(.expired(at: Self.after(tenDays)), issued.record.id)
        #expect(Self.isValid(verdict([], at: tenDays - 1)) && Self.isValid(verdict([], at: tenDays - 0.001)))
        #expect(verdict([], at: tenDays) == expired && verdict([], at: tenDays + 1) == expired)
        #expect(Self.isValid(verdict([tenDays - 1], at: 2 * tenDays - 2)))
        #expect(!Self.isValid(verdict([tenDays - 1], at: 2 * tenDays - 1)))
        // A use after the end is none.
        #expect(!Self.isValid(verdict([tenDays, tenDays + 1], at: tenDays + 2)))
        // Nor does an earlier use, told late, take anything back.
        #expect(Self.isValid(verdict([5 * Sample.day, 1], at: 15 * Sample.day - 1)))
    }

    @Test("However often it is used, a token ends at its cap (THREATS D7)")
    func cap() async throws {
        let call = try Sample.call(try await Sample.rule())
        let issued = try Sample.issued()
        var table = Self.table(issued)
        for day in stride(from: 1.0, to: 365, by: 5) {
            #expect(Self.isValid(table.check(issued.token, for: call, at: Self.after(day * Sample.day))))
        }
        let end = 365 * Sample.day
        #expect(Self.isValid(table.check(issued.token, for: call, at: Self.after(end - 1))))
        let verdict = table.check(issued.token, for: call, at: Self.after(end))
        #expect(verdict == .refused(.expired(at: Self.after(end)), issued.record.id))
    }

    @Test("A grace ends at its moment; a use does not prolong it")
    func grace() async throws {
        let call = try Sample.call(try await Sample.rule())
        let issued = try Sample.issued()
        var retiring = issued.record
        retiring.retiresAt = Self.after(3_600)
        var table = Self.table(issued)
        table.put(retiring, digest: issued.token.digest)
        #expect(Self.isValid(table.check(issued.token, for: call, at: Self.after(3_599))))
        #expect(!Self.isValid(table.check(issued.token, for: call, at: Self.after(3_600))))
    }

    @Test("Paused and resumed within its life a token opens again; a pause prolongs nothing")
    func pause() async throws {
        let call = try Sample.call(try await Sample.rule())
        let issued = try Sample.issued()
        var table = Self.table(issued)
        var paused = issued.record
        paused.pausedAt = Sample.moment
        table.put(paused, digest: issued.token.digest)
        #expect(table.check(issued.token, for: call, at: Self.after(9 * Sample.day)) == .refused(.paused, paused.id))
        table.put(issued.record, digest: issued.token.digest)
        #expect(!Self.isValid(table.check(issued.token, for: call, at: Self.after(10 * Sample.day))))
        #expect(Self.isValid(table.check(issued.token, for: call, at: Self.after(10 * Sample.day - 1))))
    }

    @Test("Cancelled is cancelled, before everything else")
    func revoked() async throws {
        let call = try Sample.call(try await Sample.rule())
        let issued = try Sample.issued()
        var table = Self.table(issued)
        var record = issued.record
        (record.revokedAt, record.pausedAt) = (Sample.moment, Sample.moment)
        table.put(record, digest: issued.token.digest)
        for days in [0.0, 20] {
            let verdict = table.check(issued.token, for: call, at: Self.after(days * Sample.day))
            #expect(verdict == .refused(.revoked, record.id))
        }
        #expect(table.count == 1)
    }

    @Test("A token from outside of its networks is refused and does not live longer for it (THREATS D7)")
    func networks() async throws {
        let rule = try await Sample.rule()
        let issued = try Sample.issued(Sample.draft(networks: [Network("192.0.2.0/24")]))
        var table = Self.table(issued)
        for address in [nil, "192.0.3.1", "::1"] {
            let verdict = table.check(issued.token, for: try Sample.call(rule, from: address), at: Self.after(5))
            #expect(verdict == .refused(.network, issued.record.id))
        }
        #expect(table.lastUse(of: issued.record.id) == nil)
        #expect(
            Self.isValid(table.check(issued.token, for: try Sample.call(rule, from: "192.0.2.9"), at: Self.after(6))))
        #expect(table.lastUse(of: issued.record.id) == Self.after(6))
    }

    @Test("A use that its rights do not reach prolongs its life all the same")
    func forbidden() async throws {
        let rule = try await Sample.rule(AccessRightsTests.read)
        let issued = try Sample.issued()
        var table = Self.table(issued)
        let verdict = table.check(issued.token, for: try Sample.call(rule), at: Self.after(7))
        #expect(verdict == .refused(.missingScopes([Scope("read")], of: [Scope("read")]), issued.record.id))
        #expect(table.lastUse(of: issued.record.id) == Self.after(7))
    }

    @Test("Resources are looked up in the directory of the API, as it is at the call")
    func resources() async throws {
        let rule = try await Sample.rule()
        let rights = AccessRights(resources: [ResourceLimit(kind: "vehicle", groups: ["vans"])])
        let issued = try Sample.issued(Sample.draft(rights))
        var table = Self.table(issued)
        let call = try Sample.call(rule, uses: [ResourceUse(kind: "vehicle", id: "1")])
        let refused = TokenVerdict.refused(.resource(kind: "vehicle"), issued.record.id)
        #expect(table.check(issued.token, for: call, at: Sample.moment) == refused)
        table.directories["fleet"] = AccessRightsTests.directory
        #expect(Self.isValid(table.check(issued.token, for: call, at: Sample.moment)))
        table.directories["fleet"] = nil
        table.directories["other"] = AccessRightsTests.directory
        #expect(table.check(issued.token, for: call, at: Sample.moment) == refused)
    }

    @Test("A token has its own rate, of which a pass says what is left")
    func rate() async throws {
        let call = try Sample.call(try await Sample.rule())
        let rate = try RateLimit(perMinute: 60, burst: 2)
        let (one, other) = (try Sample.issued(Sample.draft(rate: rate)), try Sample.issued(Sample.draft(rate: rate)))
        var table = Self.table(one, other)
        for remaining in [1, 0] {
            guard case .valid(let pass) = table.check(one.token, for: call, at: Sample.moment) else {
                Issue.record("expected a pass")
                return
            }
            #expect(pass.rate?.remaining == remaining && pass.rate?.limit == rate)
        }
        let refused = TokenVerdict.refused(.rate(retryAfter: 1), one.record.id)
        #expect(table.check(one.token, for: call, at: Sample.moment) == refused)
        #expect(Self.isValid(table.check(other.token, for: call, at: Sample.moment)))
        #expect(Self.isValid(table.check(one.token, for: call, at: Self.after(1))))
    }

    @Test("Without access none of a user's tokens opens anything, those of others do")
    func access() async throws {
        let call = try Sample.call(try await Sample.rule())
        let (ann, bob) = (try Sample.issued(), try Sample.issued(owner: "bob"))
        var table = TokenTable()
        table.setAccess(false, of: ann.record.owner)
        for one in [ann, bob] { table.put(one.record, digest: one.token.digest) }
        let refused = TokenVerdict.refused(.ownerWithoutAccess, ann.record.id)
        #expect(table.check(ann.token, for: call, at: Sample.moment) == refused)
        #expect(Self.isValid(table.check(bob.token, for: call, at: Sample.moment)))
        table.setAccess(true, of: ann.record.owner)
        guard case .valid(let pass) = table.check(ann.token, for: call, at: Sample.moment) else {
            Issue.record("expected a pass")
            return
        }
        #expect(pass.subject == "ann")
    }

    @Test("What the disk says of a last use never goes back behind what the table saw (THREATS D7)")
    func lastUse() async throws {
        let call = try Sample.call(try await Sample.rule())
        let issued = try Sample.issued()
        var table = Self.table(issued)
        _ = table.check(issued.token, for: call, at: Self.after(100))
        table.put(issued.record, digest: issued.token.digest)
        #expect(table.lastUse(of: issued.record.id) == Self.after(100))
        var later = issued.record
        later.lastUsedAt = Self.after(200)
        table.put(later, digest: issued.token.digest)
        #expect(table.lastUse(of: issued.record.id) == Self.after(200))
    }

    @Test("Among 100,000 tokens each is found, and what is put again takes no second place")
    func many() async throws {
        let call = try Sample.call(try await Sample.rule())
        var table = TokenTable(capacity: 100_000)
        let owner = try Sample.user()
        let issue = TokenIssue(now: { Sample.moment })
        var some: [IssuedToken] = []
        for number in 0..<100_000 {
            let issued = try issue.issue(Sample.draft(), for: owner, by: "ann")
            table.put(issued.record, digest: issued.token.digest)
            if number.isMultiple(of: 1_000) { some.append(issued) }
        }
        for issued in some {
            var revoked = issued.record
            revoked.revokedAt = Sample.moment
            #expect(Self.isValid(table.check(issued.token, for: call, at: Sample.moment)))
            table.put(revoked, digest: issued.token.digest)
            #expect(!Self.isValid(table.check(issued.token, for: call, at: Sample.moment)))
        }
        #expect(table.count == 100_000)
    }
}
