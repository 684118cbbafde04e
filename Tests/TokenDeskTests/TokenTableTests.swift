import Foundation
import Testing

@testable import TokenDesk

@Suite("The table of tokens in force")
struct TokenTableTests {
    static func issued(_ scopes: String...) throws -> IssuedToken {
        try TokenIssue().issue(label: "test", scopes: scopes.map { Scope($0) })
    }

    @Test("A token is valid with all scopes a call needs, else the missing ones are named")
    func verdicts() throws {
        let issued = try Self.issued("read", "write")
        let table = TokenTable([issued.token.digest: issued.record])
        #expect(table.verdict(on: issued.token, requiring: []) == .valid(issued.record))
        #expect(table.verdict(on: issued.token, requiring: [Scope("write"), Scope("read")]) == .valid(issued.record))
        #expect(
            table.verdict(on: issued.token, requiring: [Scope("read"), Scope("admin")])
                == .missingScopes(issued.record, [Scope("admin")]))
        #expect(TokenTable().verdict(on: issued.token, requiring: []) == .unknown)
    }

    @Test(
        "Scopes are compared byte by byte (THREATS D4)",
        arguments: [("read", "Read"), ("caf\u{E9}", "cafe\u{301}"), ("read", "read "), ("*", "read"), ("a", "")])
    func byteComparison(granted: String, required: String) throws {
        let issued = try Self.issued(granted)
        #expect(issued.record.missing(of: [Scope(required)]) == [Scope(required)])
        #expect(issued.record.missing(of: [Scope(granted)]).isEmpty)
    }

    @Test(
        "Only scope-tokens may stand in a field (RFC 6749 section 3.3)",
        arguments: [
            ("vehicles:read", true), ("", false), ("a b", false), ("a\"b", false), ("a\\b", false), ("ä", false),
        ])
    func scopeTokens(name: String, isToken: Bool) {
        #expect(Scope(name).isToken == isToken)
    }

    @Test("Digests are equal only when all 32 bytes are (THREATS G12)")
    func digestEquality() throws {
        let bytes = try Self.issued().token.digest.bytes
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(TokenDigest(bytes: other) != TokenDigest(bytes: bytes))
        }
    }
}
