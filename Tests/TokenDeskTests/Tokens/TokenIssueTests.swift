import Foundation
import Testing

@testable import TokenDesk

@Suite("Issuing tokens")
struct TokenIssueTests {
    let issue = TokenIssue(
        now: { Date(timeIntervalSince1970: 1_700_000_000.1234) }, randomBytes: { [UInt8](repeating: 7, count: $0) })

    static func error(_ draft: TokenDraft) -> TokenDeskError? {
        #expect(throws: TokenDeskError.self) { try TokenIssue().issue(draft, for: Sample.user(), by: "ann") }
    }

    @Test("A record holds the ends of the token, whose it is, what was asked for, and the time to the millisecond")
    func record() throws {
        let rate = try RateLimit(perMinute: 10)
        let network = try Network("192.0.2.0/24")
        let rights = AccessRights(scopes: [Scope("vehicles:read"), Scope("rides:write")])
        let draft = Sample.draft(rights, networks: [network], rate: rate)
        let issued = try issue.issue(draft, for: Sample.user("bob"), by: "ann")
        let record = issued.record
        #expect(record.label == "Import job" && record.subject == "bob" && record.createdBy == "ann")
        #expect(try record.owner == Sample.user("bob").id && record.api == "fleet")
        #expect(record.hint == String(issued.token.reveal().prefix(8)))
        #expect(record.lastFour == String(issued.token.reveal().suffix(4)))
        #expect(record.rights == rights && record.networks == [network] && record.rate == rate)
        #expect(record.createdAt == Date(timeIntervalSince1970: 1_700_000_000.123))
        #expect(record.lastUsedAt == nil && record.requests == 0 && record.revokedAt == nil)
        #expect(!issued.token.reveal().contains(record.id.description))
    }

    @Test("A scope asked for twice is granted once")
    func duplicates() throws {
        let rights = AccessRights(scopes: [Scope("a"), Scope("a"), Scope("A")])
        #expect(try Sample.issued(Sample.draft(rights)).record.rights.scopes == [Scope("a"), Scope("A")])
    }

    @Test("A token that takes another's place has its words, rights and limits, and another secret and id")
    func rotation() throws {
        let rights = AccessRights(scopes: [Scope("a")], operations: ["op"])
        let life = try TokenLife(idle: 60, absolute: 120)
        let first = try Sample.issued(Sample.draft(rights, life: life, networks: [Network("::1")]))
        let second = try TokenIssue().rotate(first.record, owner: Sample.user(), by: "ann")
        #expect(second.token != first.token && second.record.id != first.record.id)
        #expect(second.record.rights == rights && second.record.life == life && second.record.label == "Import job")
        #expect(second.record.networks == first.record.networks && second.record.owner == first.record.owner)
    }

    @Test(
        "A description is 1 to 100 printable characters (THREATS D11)",
        arguments: ["", String(repeating: "x", count: 101), "two\nlines", "nul\0", "esc\u{1B}[0m", "del\u{7F}"])
    func labels(label: String) {
        #expect(Self.error(Sample.draft(label: label))?.code == .label)
    }

    @Test("What would be markup, a formula or a field elsewhere is text here (THREATS D11)")
    func textAlone() throws {
        for label in ["=cmd()", "<b>", "a: b", String(repeating: "é", count: 100)] {
            #expect(try Sample.issued(Sample.draft(label: label)).record.label == label)
        }
    }

    @Test("A comment has at most 500 characters, a purpose 100 (THREATS D11)")
    func otherTexts() {
        var long = Sample.draft()
        long.comment = String(repeating: "x", count: 501)
        #expect(Self.error(long)?.code == .comment)
        long = Sample.draft()
        long.purpose = String(repeating: "x", count: 101)
        #expect(Self.error(long)?.code == .purpose)
    }

    @Test("Scopes, operations, resources and networks have limits")
    func limits() throws {
        let scopes = (0..<65).map { Scope("s\($0)") }
        #expect(
            try Sample.issued(Sample.draft(AccessRights(scopes: scopes.dropLast()))).record.rights.scopes.count == 64)
        #expect(Self.error(Sample.draft(AccessRights(scopes: scopes)))?.code == .scopes)
        let many = (0...2_000).map { "\($0)" }
        #expect(Self.error(Sample.draft(AccessRights(operations: many)))?.code == .operations)
        let limit = ResourceLimit(kind: "vehicle", ids: many)
        #expect(Self.error(Sample.draft(AccessRights(resources: [limit])))?.code == .resources)
        let networks = try (0...32).map { try Network("192.0.2.\($0)") }
        #expect(Self.error(Sample.draft(networks: networks))?.code == .networks)
    }

    @Test("A source that gives too few bytes issues nothing")
    func shortRandomness() throws {
        let broken = TokenIssue(randomBytes: { _ in [1, 2, 3] })
        let owner = try Sample.user()
        let error = #expect(throws: TokenDeskError.self) { try broken.issue(Sample.draft(), for: owner, by: "ann") }
        #expect(error?.code == .randomness)
    }

    @Test("Tokens of the system's generator differ and use every digit in every place (THREATS D6)")
    func statistics() throws {
        var tokens: Set<String> = []
        var digits = [Set<Character>](repeating: [], count: 43)
        var bits = 0
        for _ in 0..<800 {
            let text = try Sample.issued().token.reveal()
            tokens.insert(text)
            for (place, digit) in text.dropFirst(4).prefix(43).enumerated() { digits[place].insert(digit) }
            bits += TokenIssue.systemRandomBytes(32).reduce(0) { $0 + $1.nonzeroBitCount }
        }
        #expect(tokens.count == 800)
        // 2^256 is 60.3 times 62^42, so the first place has 61 digits at most; a fair digit is missed with (61/62)^800.
        for place in 1..<43 { #expect(digits[place].count >= 60, "place \(place)") }
        // 204,800 fair bits: the mean is 102,400 and the deviation 226; six deviations are passed once in 500 million.
        #expect(abs(bits - 102_400) < 1_360)
    }
}
