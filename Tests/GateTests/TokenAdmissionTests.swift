import Egress
import Foundation
import NIOHTTP1
import OpenAPI
import Testing
import TokenDesk

@testable import Gate

@Suite("Tokens at the gate")
struct TokenAdmissionTests {
    let rules: GateRules
    let book = StubBook()

    init() async throws {
        rules = GateRules(of: try await GateDescription.document())
    }

    /// What the gate says: `200`, or status and word of its refusal.
    func answer(
        _ uri: String, _ token: IssuedToken?, method: HTTPMethod = .GET, fields: [(String, String)] = [],
        peer: String? = "192.0.2.7", proxies: [String] = [], throttle: FailureThrottle? = nil
    ) throws -> String {
        var headers = HTTPHeaders([("Host", "a")] + fields)
        if let token { headers.add(name: "Authorization", value: "Bearer " + token.token.reveal()) }
        let admission = Gate.Admission(
            rules: rules, api: StubBook.api, book: book,
            throttle: throttle ?? FailureThrottle(limit: .unknownTokens, now: { [book] in book.now }),
            proxies: TrustedProxies(try proxies.map { try Network($0) }))
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: headers)
        do {
            _ = try admission.decide(head, peer: ClientAddress(peer.flatMap { IPAddress($0) }))
            return "200"
        } catch { return "\(error.status) \(error.code)" }
    }

    @Test("Every state of a token has an answer of its own, counted as the token's (THREATS D7, D8)")
    func states() throws {
        let issued = try book.issue()
        #expect(try answer("/vehicles", issued) == "200")
        var record = issued.record
        record.pausedAt = book.now
        book.put(record, of: issued.token)
        #expect(try answer("/vehicles", issued) == "401 paused")
        #expect(try answer("/health", issued) == "401 paused")
        record.pausedAt = nil
        book.put(record, of: issued.token)
        book.setAccess(false, of: record.owner)
        #expect(try answer("/vehicles", issued) == "401 owner-without-access")
        book.setAccess(true, of: record.owner)
        book.advance(10 * 86_400 - 1)
        #expect(try answer("/vehicles", issued) == "200")
        book.advance(10 * 86_400)
        #expect(try answer("/vehicles", issued) == "401 expired")
        record.revokedAt = book.now
        book.put(record, of: issued.token)
        #expect(try answer("/vehicles", issued) == "401 revoked")
        let reasons = book.counts.map(\.reason)
        #expect(reasons == ["paused", "paused", "owner-without-access", "expired", "revoked"])
        #expect(book.counts.allSatisfy { $0.token == issued.record.id && $0.status == 401 })
        #expect(
            book.counts.map(\.operation)[1]
                == rules.document.match(method: "GET", path: "/health")?.operation.id.description)
    }

    @Test(
        "Rights add up: scopes, operations by themselves, operations without a scope",
        arguments: [
            ("/vehicles", ["read"], [], true, "200"), ("/vehicles", [], [], true, "403 missing-scope"),
            ("/cars/1", [], ["getCar"], false, "200"), ("/cars", [], ["getCar"], false, "403 missing-scope"),
            ("/unscoped", [], [], true, "200"), ("/unscoped", ["read"], [], false, "403 operation-not-granted"),
            ("/key", ["read"], [], true, "403 not-by-token"), ("/either", ["b"], [], false, "200"),
            ("/either", ["c"], [], false, "403 missing-scope"), ("/health", [], [], false, "200"),
            ("/nowhere/at/all", [], [], false, "404 unknown-operation"),
        ] as [(String, [String], [String], Bool, String)])
    func rights(uri: String, scopes: [String], operations: [String], unscoped: Bool, expected: String) throws {
        let issued = try book.issue(scopes, operations: operations, includesUnscoped: unscoped)
        #expect(try answer(uri, issued) == expected)
    }

    @Test("A token of another API is unknown, and not counted as anybody's")
    func otherAPI() throws {
        let issued = try book.issue(api: "billing")
        #expect(try answer("/vehicles", issued) == "401 unknown")
        #expect(book.counts.isEmpty)
    }

    @Test(
        "Networks count the address of the client, behind trusted proxies alone (THREATS O3)",
        arguments: [
            ("192.0.2.7", [], "", "200"), ("198.51.100.1", [], "", "403 network"), (nil, [], "", "403 network"),
            ("198.51.100.1", [], "192.0.2.7", "403 network"), ("198.51.100.1", ["198.51.100.0/24"], "192.0.2.7", "200"),
            ("198.51.100.1", ["198.51.100.0/24"], "192.0.2.7, 203.0.113.5", "403 network"),
            ("::ffff:192.0.2.7", [], "", "200"),
        ] as [(String?, [String], String, String)])
    func networks(peer: String?, proxies: [String], forwarded: String, expected: String) throws {
        let issued = try book.issue(networks: ["192.0.2.0/24"])
        let fields = forwarded.isEmpty ? [] : [("X-Forwarded-For", forwarded)]
        #expect(try answer("/vehicles", issued, fields: fields, peer: peer, proxies: proxies) == expected)
    }

    @Test("A rate lets so many through and refills with time")
    func rate() throws {
        let issued = try book.issue(rate: try RateLimit(perMinute: 6, burst: 2))
        #expect(try answer("/vehicles", issued) == "200")
        #expect(try answer("/vehicles", issued) == "200")
        #expect(try answer("/vehicles", issued) == "429 rate")
        book.advance(10)
        #expect(try answer("/vehicles", issued) == "200")
        #expect(try answer("/vehicles", issued) == "429 rate")
    }

    @Test("A store that does not answer shuts the gate for every token, and opens nothing else (THREATS G7)")
    func fault() throws {
        let issued = try book.issue()
        book.break()
        #expect(try answer("/vehicles", issued) == "503 unavailable")
        #expect(try answer("/health", issued) == "503 unavailable")
        #expect(try answer("/vehicles", nil) == "401 no-token")
        #expect(try answer("/health", nil) == "200")
    }

    @Test("A token with a wrong checksum is never looked up (THREATS G9)")
    func checksum() throws {
        let issued = try book.issue()
        let wrong = String(issued.token.reveal().dropLast()) + (issued.token.lastFour.hasSuffix("0") ? "1" : "0")
        #expect(try answer("/vehicles", nil, fields: [("Authorization", "Bearer " + wrong)]) == "401 unknown")
        #expect(book.checks == 0)
    }

    @Test("After many unknown tokens an address waits, and right tokens from there pass all the same (THREATS G9)")
    func guessing() throws {
        let throttle = FailureThrottle(limit: try RateLimit(perMinute: 60, burst: 3), now: { [book] in book.now })
        let right = try book.issue()
        let wrong = try StubBook().issue()
        let answers = try (0..<5).map { _ in try answer("/vehicles", wrong, throttle: throttle) }
        #expect(
            answers == ["401 unknown", "401 unknown", "401 unknown", "429 too-many-failures", "429 too-many-failures"])
        #expect(try answer("/vehicles", right, throttle: throttle) == "200")
        #expect(try answer("/vehicles", wrong, peer: "198.51.100.1", throttle: throttle) == "401 unknown")
        book.advance(1)
        #expect(try answer("/vehicles", wrong, throttle: throttle) == "401 unknown")
    }

    @Test("What is let through is counted once its status is known, and only once")
    func uses() throws {
        let issued = try book.issue()
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/cars/1",
            headers: ["Host": "a", "Authorization": "Bearer " + issued.token.reveal()])
        let desk = GateDesk(
            rules: { [rules] in rules }, api: StubBook.api, book: book,
            throttle: FailureThrottle(limit: .unknownTokens), proxies: TrustedProxies(),
            key: try #require(IdentityKey(GateFixture.identityKey)), now: { [book] in book.now })
        let pass = try desk.decide(head, peer: ClientAddress(IPAddress("192.0.2.7")))
        #expect(book.counts.isEmpty)
        var use = pass.use
        desk.count(&use, status: 204)
        desk.count(&use, status: 500)
        #expect(
            book.counts == [
                .init(token: issued.record.id, operation: "getCar", status: 204, reason: nil, address: "192.0.2.7")
            ])
        #expect(throws: Refusal.noDescription) {
            try GateDesk(
                rules: { nil }, api: "", book: book, throttle: FailureThrottle(limit: .unknownTokens),
                proxies: TrustedProxies(), key: desk.key, now: { Date() }
            ).decide(head, peer: ClientAddress(nil))
        }
    }
}
