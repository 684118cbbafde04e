import Foundation
import Testing

@testable import TokenDesk

@Suite("Issuing tokens")
struct TokenIssueTests {
    let issue = TokenIssue(
        now: { Date(timeIntervalSince1970: 1_700_000_000.1234) }, randomBytes: { [UInt8](repeating: 7, count: $0) })

    @Test("A record holds the ends of the token, its rights and the time to the millisecond")
    func record() throws {
        let issued = try issue.issue(label: "Import job", scopes: [Scope("vehicles:read"), Scope("rides:write")])
        #expect(issued.record.label == "Import job")
        #expect(issued.record.subject == "operator")
        #expect(issued.record.hint == String(issued.token.reveal().prefix(8)))
        #expect(issued.record.lastFour == String(issued.token.reveal().suffix(4)))
        #expect(issued.record.scopes.map(\.name) == ["vehicles:read", "rides:write"])
        #expect(issued.record.createdAt == Date(timeIntervalSince1970: 1_700_000_000.123))
        #expect(issued.record.id.utf8.count == 22)
        #expect(!issued.token.reveal().contains(issued.record.id))
    }

    @Test("A scope asked for twice is granted once")
    func duplicates() throws {
        let issued = try issue.issue(label: "x", scopes: [Scope("a"), Scope("a"), Scope("A")])
        #expect(issued.record.scopes == [Scope("a"), Scope("A")])
    }

    @Test(
        "A label is 1 to 100 printable characters (THREATS D11)",
        arguments: ["", String(repeating: "x", count: 101), "two\nlines", "nul\0", "esc\u{1B}[0m"])
    func labels(label: String) {
        let error = #expect(throws: TokenDeskError.self) { try issue.issue(label: label, scopes: []) }
        #expect(error?.code == .label)
    }

    @Test(
        "A subject can stand in a header field",
        arguments: ["", "a b", "a\r\nb", "ä", String(repeating: "x", count: 65)])
    func subjects(subject: String) {
        let error = #expect(throws: TokenDeskError.self) {
            try issue.issue(label: "x", scopes: [], subject: subject)
        }
        #expect(error?.code == .subject)
    }

    @Test("A token has at most 64 scopes")
    func scopeLimit() throws {
        let scopes = (0..<65).map { Scope("s\($0)") }
        #expect(try issue.issue(label: "x", scopes: Array(scopes.dropLast())).record.scopes.count == 64)
        #expect(throws: TokenDeskError.self) { try issue.issue(label: "x", scopes: scopes) }
    }

    @Test("A source that gives too few bytes issues nothing")
    func shortRandomness() {
        let broken = TokenIssue(randomBytes: { _ in [1, 2, 3] })
        #expect(throws: TokenDeskError.self) { try broken.issue(label: "x", scopes: []) }
    }

    @Test("Tokens of the system's generator differ and use every digit in every place (THREATS D6)")
    func statistics() throws {
        let system = TokenIssue()
        var tokens: Set<String> = []
        var digits = [Set<Character>](repeating: [], count: 43)
        for _ in 0..<800 {
            let text = try system.issue(label: "x", scopes: []).token.reveal()
            tokens.insert(text)
            for (place, digit) in text.dropFirst(4).prefix(43).enumerated() { digits[place].insert(digit) }
        }
        #expect(tokens.count == 800)
        // 2^256 is 60.3 times 62^42, so the first place has 61 digits at most; a fair digit is missed with (61/62)^800.
        for place in 1..<43 { #expect(digits[place].count >= 60, "place \(place)") }
    }
}
