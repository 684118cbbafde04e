import Foundation
import Testing

@testable import TokenDesk

@Suite("Scopes")
struct ScopeTests {
    @Test(
        "Scopes are compared byte by byte (THREATS D4)",
        arguments: [("read", "Read"), ("caf\u{E9}", "cafe\u{301}"), ("read", "read "), ("*", "read"), ("a", "")])
    func byteComparison(granted: String, required: String) {
        let rights = AccessRights(scopes: [Scope(granted)])
        #expect(rights.missing(of: [Scope(required)]) == [Scope(required)])
        #expect(rights.missing(of: [Scope(granted)]).isEmpty)
    }

    @Test(
        "Only scope-tokens may stand in a field (RFC 6749 section 3.3)",
        arguments: [
            ("vehicles:read", true), ("", false), ("a b", false), ("a\"b", false), ("a\\b", false), ("ä", false),
        ])
    func scopeTokens(name: String, isToken: Bool) {
        #expect(Scope(name).isToken == isToken)
    }

    @Test("A scope keeps its bytes through JSON", arguments: ["caf\u{E9}", "cafe\u{301}", "a\"b", ""])
    func coding(name: String) throws {
        let data = try JSONEncoder().encode([Scope(name)])
        #expect(try JSONDecoder().decode([Scope].self, from: data) == [Scope(name)])
    }
}
