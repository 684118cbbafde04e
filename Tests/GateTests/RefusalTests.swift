import Foundation
import SourceTree
import Testing
import TokenDesk

@testable import Gate

@Suite("Refusals of tokens")
struct RefusalTests {
    static let id = TokenID(String(repeating: "7", count: 22))

    /// Reason, status, what the challenge has beside its realm, further members of the body.
    static let table: [(TokenRefusal, Int, [String], [String: String])] = [
        (.unknown, 401, ["error=\"invalid_token\""], [:]),
        (.revoked, 401, ["error=\"invalid_token\"", "error_description=\"The token was revoked.\""], [:]),
        (
            .expired(at: Date(timeIntervalSince1970: 1_767_225_600)), 401,
            ["error=\"invalid_token\"", "expired at 2026-01-01T00:00:00Z"], ["expiredAt": "2026-01-01T00:00:00Z"]
        ),
        (.paused, 401, ["error=\"invalid_token\"", "paused"], [:]),
        (.ownerWithoutAccess, 401, ["error=\"invalid_token\"", "owner"], [:]),
        (.network, 403, [], [:]), (.notByToken, 403, [], [:]),
        (
            .missingScopes([Scope("b"), Scope("c d")], of: [Scope("a"), Scope("b"), Scope("c d")]), 403,
            ["error=\"insufficient_scope\"", "scope=\"a b\""],
            ["missingScopes": "[\"b\",\"c d\"]", "requiredScopes": "[\"a\",\"b\",\"c d\"]"]
        ),
        (.operationNotGranted, 403, ["error=\"insufficient_scope\""], [:]),
        (.resource(kind: "car"), 403, ["error=\"insufficient_scope\""], ["resource": "car"]),
        (.unnamedResource(kind: "c\"r"), 403, ["error=\"insufficient_scope\""], ["resource": "c\"r"]),
        (.rate(retryAfter: 7), 429, [], [:]),
    ]

    @Test(
        "Each reason has its status, its challenge and its word (RFC 6750 section 3, RFC 9457)",
        arguments: table.indices)
    func reasons(index: Int) throws {
        let (reason, status, challenge, members) = Self.table[index]
        let refusal = Refusal(reason, token: try #require(Self.id))
        #expect(refusal.status == status && refusal.code == reason.code)
        let field = refusal.fields.first { $0.name == "WWW-Authenticate" }
        #expect((field == nil) == challenge.isEmpty)
        for part in challenge { #expect(field?.value.contains(part) == true) }
        let body = try Tree.read(Array(refusal.body.utf8), format: .json).root
        #expect(body["type"]?.string == "/problems/\(reason.code)" && body["code"]?.string == reason.code)
        #expect(body["status"]?.integer == status && body["token"]?.string == Self.id?.description)
        #expect(body["title"]?.string?.isEmpty == false && body["detail"]?.string?.isEmpty == false)
        for (name, value) in members {
            let text = body[name]?.string ?? body[name].map { String(decoding: $0.json(pretty: false), as: UTF8.self) }
            #expect(text == value)
        }
    }

    @Test("No challenge has a quotation mark or backslash within its texts, whatever the description says")
    func challenges() throws {
        let scopes = [Scope("a\"b"), Scope("c\\d"), Scope("ok")]
        let refusal = Refusal(.missingScopes(scopes, of: scopes), token: try #require(Self.id))
        #expect(refusal.fields.first?.value.contains("scope=\"ok\"") == true)
        #expect(refusal.fields.allSatisfy { !$0.value.contains("\\") && !$0.value.contains("a\"b") })
    }

    @Test("A rate that is used up says when to come again")
    func rate() throws {
        let fields = Refusal(.rate(retryAfter: 7), token: try #require(Self.id)).fields
        #expect(
            fields.map { "\($0.name): \($0.value)" } == [
                "Retry-After: 7", "RateLimit-Remaining: 0", "RateLimit-Reset: 7",
            ])
    }

    @Test("Unknown tokens learn nothing that issued ones do not, and no id (THREATS G12)")
    func unknown() {
        #expect(Refusal.unknownToken.members.isEmpty && Refusal.unknownToken.code == "unknown")
        #expect(Refusal.tooManyFailures(retryAfter: 3).fields == [.init(name: "Retry-After", value: "3")])
        #expect(Refusal.tooManyFailures(retryAfter: 3).status == 429)
    }
}
