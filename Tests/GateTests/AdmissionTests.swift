import Egress
import Foundation
import NIOHTTP1
import OpenAPI
import Testing
import TokenDesk

@testable import Gate

@Suite("Admission")
struct AdmissionTests {
    let rules: GateRules
    let book = StubBook()
    let issued: IssuedToken

    init() async throws {
        rules = GateRules(of: try await GateDescription.document())
        issued = try book.issue(["read", "b"])
    }

    func decide(
        _ method: HTTPMethod = .GET, _ uri: String, rules: GateRules? = nil, token: String? = nil,
        fields: [(String, String)] = [], isAnonymous: Bool = false, peer: String? = "192.0.2.7"
    ) throws(Refusal) -> Gate.Admission.Pass {
        var headers = HTTPHeaders([("Host", "gate.example:8081")] + fields)
        if !isAnonymous { headers.add(name: "Authorization", value: "Bearer " + (token ?? issued.token.reveal())) }
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: headers)
        return try admission(rules ?? self.rules).decide(head, peer: ClientAddress(peer.flatMap { IPAddress($0) }))
    }

    func admission(_ rules: GateRules) -> Gate.Admission {
        let throttle = FailureThrottle(limit: .unknownTokens, now: { [book] in book.now })
        return Gate.Admission(
            rules: rules, api: StubBook.api, book: book, throttle: throttle, proxies: TrustedProxies())
    }

    func status(of body: () throws -> Gate.Admission.Pass) -> Int {
        do {
            _ = try body()
            return 200
        } catch {
            return (error as? Refusal)?.status ?? 0
        }
    }

    @Test(
        "An operation is passed with its scopes and refused by default (THREATS G4)",
        arguments: [
            (HTTPMethod.GET, "/vehicles", 200), (.HEAD, "/vehicles", 200), (.GET, "/vehicles/7?x=1", 200),
            (.POST, "/vehicles", 403), (.DELETE, "/vehicles/7", 403), (.OPTIONS, "/vehicles", 405),
            (.PUT, "/vehicles", 405),
            (.PATCH, "/vehicles/7", 405), (.GET, "/vehicles/7/x", 404), (.GET, "/", 404), (.POST, "/hook", 200),
            (.GET, "/either", 200), (.GET, "/key", 403), (.GET, "/mixed", 403), (.GET, "/health", 200),
            (.GET, "/VEHICLES/7", 404), (.GET, "/vehicles/", 404), (.TRACE, "/vehicles", 405),
            (.CONNECT, "/vehicles", 501),
            (.RAW(value: "get"), "/vehicles", 405), (.RAW(value: "FOO"), "/vehicles", 405),
        ])
    func matrix(method: HTTPMethod, uri: String, status: Int) {
        #expect(self.status { try decide(method, uri) } == status)
    }

    @Test(
        "Without a token only what the description opens in so many words is passed, and nothing else is told (THREATS G4)",
        arguments: [
            ("/health", 200), ("/maybe", 200), ("/vehicles", 401), ("/nowhere/at/all", 401), ("/key", 401),
        ])
    func anonymous(uri: String, status: Int) {
        #expect(self.status { try decide(.GET, uri, isAnonymous: true) } == status)
        #expect(self.status { try decide(.PUT, uri, isAnonymous: true) } == 401)
    }

    @Test("A token that is not in force is refused also where none is needed")
    func invalidToken() throws {
        let other = try StubBook().issue().token.reveal()
        #expect(status { try decide(.GET, "/vehicles", token: other) } == 401)
        #expect(status { try decide(.GET, "/health", token: other) } == 401)
        #expect(try decide(.GET, "/health").caller?.subject == "anna")
    }

    @Test("A description that never speaks of security still needs a token (THREATS G4, G7)")
    func undeclared() async throws {
        let text = #"{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"responses":{}}}}}"#
        let document = try await GateDescription.document(text)
        let operation = try #require(document.match(method: "GET", path: "/a")).operation
        #expect(OperationRule(of: operation).allowsAnonymous == false)
        #expect(OperationRule(of: operation).alternatives == [[]])
        let rules = GateRules(of: document)
        #expect(status { try decide(.GET, "/a", rules: rules) } == 200)
        #expect(status { try decide(.GET, "/a", rules: rules, isAnonymous: true) } == 401)
    }

    @Test(
        "Only paths below the base path mean an operation",
        arguments: [
            ("/v2/vehicles", 200), ("/v2", 404), ("/v2x/vehicles", 404), ("/vehicles", 404), ("/v2vehicles", 404),
        ])
    func basePath(uri: String, status: Int) {
        let rules = GateRules(of: rules.document, basePath: "/v2/")
        #expect(self.status { try decide(.GET, uri, rules: rules) } == status)
    }

    @Test(
        "The challenge says what is missing (RFC 6750 section 3)",
        arguments: [
            ("/vehicles", "Bearer realm=\"portico\"", true),
            ("/vehicles/7", "error=\"insufficient_scope\"", false), ("/vehicles/7", "scope=\"read admin\"", false),
        ])
    func challenge(uri: String, part: String, isAnonymous: Bool) {
        let refusal = #expect(throws: Refusal.self) {
            try decide(isAnonymous ? .GET : .DELETE, uri, isAnonymous: isAnonymous)
        }
        let challenge = refusal?.fields.first { $0.name == "WWW-Authenticate" }?.value
        #expect(challenge?.contains(part) == true)
    }

    @Test("Allow names the methods described")
    func allow() {
        let refusal = #expect(throws: Refusal.self) { try decide(.PUT, "/vehicles") }
        #expect(refusal?.fields == [.init(name: "Allow", value: "GET, POST, HEAD")])
        #expect(book.counts.map(\.status) == [405] && book.counts.first?.operation == "")
    }

    @Test(
        "No field talks its way past the token (THREATS G7)",
        arguments: [
            ("User-Agent", "GoogleHC/1.0"), ("X-Forwarded-Uri", "/health"), ("X-Original-URL", "/health"),
            ("X-Forwarded-User", "anna"), ("Portico-Subject", "anna"), ("X-HTTP-Method-Override", "OPTIONS"),
            ("Proxy-Authorization", "Bearer x"), ("X-Forwarded-For", "127.0.0.1"), ("Forwarded", "for=127.0.0.1"),
        ])
    func noSkip(name: String, value: String) {
        #expect(status { try decide(.GET, "/vehicles", fields: [(name, value)], isAnonymous: true) } == 401)
    }

    @Test(
        "A token in the query is refused (THREATS G2)",
        arguments: ["access_token=x", "a=1&Access_Token=x", "a=1;access_token=x", "access%5Ftoken=x", "access_token"])
    func tokenInQuery(query: String) {
        #expect(status { try decide(.GET, "/vehicles?" + query) } == 400)
    }

    @Test("A token in any query value or cookie is refused (THREATS G2)")
    func tokenElsewhere() {
        let token = issued.token.reveal()
        #expect(status { try decide(.GET, "/vehicles?q=" + token) } == 400)
        #expect(status { try decide(.GET, "/vehicles?q=x" + token.replacing("_", with: "%5f")) } == 400)
        #expect(status { try decide(.GET, "/vehicles", fields: [("Cookie", "a=1; t=" + token)]) } == 400)
        #expect(status { try decide(.GET, "/vehicles?q=ptc_harmless", fields: [("Cookie", "a=ptc_1")]) } == 200)
    }

    @Test(
        "A head that can be framed or routed in two ways is refused and the connection closed (THREATS G11, X5)",
        arguments: [
            [("Content-Length", "3"), ("Transfer-Encoding", "chunked")],
            [("Content-Length", "3"), ("Content-Length", "3")],
            [("Content-Length", "3"), ("Content-Length", "4")], [("Content-Length", "+3")],
            [("Content-Length", "3, 3")],
            [("Content-Length", "0x3")], [("Content-Length", "")], [("Content-Length", "-1")],
            [("Content-Length", "9999999999999999999")], [("Transfer-Encoding", "gzip, chunked")],
            [("Transfer-Encoding", "chunked, identity")], [("Transfer-Encoding", "xchunked")],
            [("Transfer-Encoding", "")],
            [("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")], [("Host", "second.example")],
            [("Connection", "Content-Length")], [("Connection", "close, Host")], [("X", "a\u{FFFD}")],
        ])
    func ambiguous(fields: [(String, String)]) {
        let refusal = #expect(throws: Refusal.self) { try decide(.POST, "/hook", fields: fields) }
        #expect(refusal?.status == 400 && refusal?.closes == true)
    }

    @Test("HTTP/1.0, a missing host and an unknown expectation are refused")
    func versions() {
        let admission = admission(rules)
        for (version, fields, status) in [
            (HTTPVersion.http1_0, [("Host", "a")], 505), (.http1_1, [], 400), (.http1_1, [("Host", "a b")], 400),
            (.http1_1, [("Host", "a/b")], 400), (.http1_1, [("Host", "u@a")], 400),
            (.http1_1, [("Host", "a"), ("Expect", "200-ok")], 417),
        ] {
            let head = HTTPRequestHead(version: version, method: .GET, uri: "/health", headers: HTTPHeaders(fields))
            #expect(self.status { try admission.decide(head, peer: ClientAddress(nil)) } == status)
        }
    }
}
