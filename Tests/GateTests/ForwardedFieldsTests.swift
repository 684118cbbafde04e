import NIOHTTP1
import Testing

@testable import Gate

@Suite("Forwarded fields")
struct ForwardedFieldsTests {
    static let identity = [(name: "Portico-Subject", value: "anna"), (name: "Portico-Token-Id", value: "t1")]

    static func forward(
        _ fields: [(String, String)], identity: [(name: String, value: String)] = [], isSecure: Bool = false
    ) -> HTTPHeaders {
        ForwardedFields.request(
            HTTPHeaders(fields), framing: .none, identity: identity, authority: "api.internal:9", client: "192.0.2.7",
            isSecure: isSecure)
    }

    @Test(
        "Fields by which a client could speak for the gate are deleted in every spelling (THREATS G5)",
        arguments: [
            "Portico-Subject", "portico-subject", "PORTICO-SUBJECT", "Portico_Subject", "portico_subject",
            "PORTICO_SUBJECT",
            "Portico-Token-Id", "Portico_Token_Id", "portico-token_id", "Portico-Scopes", "Portico_Scopes",
            "portico.scopes",
            "Portico-Anything", "Portico-Signature", "portico_signature", "Portico-Timestamp", "PORTICO.RESOURCES",
            "X-Portico-Subject", "X_Portico_Subject", "x-portico_token-id", "Authorization",
            "AUTHORIZATION", "X-Forwarded-User", "X_Forwarded_User", "X-Forwarded-For", "X_Forwarded_For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto", "X-Forwarded-Uri", "X-Forwarded-Email", "Forwarded", "X-Real-IP", "X_Real_IP",
            "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "X_Http_Method_Override", "X-Method-Override",
            "Content_Length", "Transfer_Encoding", "Proxy-Authorization",
        ])
    func forged(name: String) {
        let forwarded = Self.forward([(name, "canary")])
        #expect(!forwarded.contains { $0.value == "canary" })
    }

    @Test("Everything else passes in order, repeated and in its spelling")
    func passes() {
        let fields = [("accept", "a"), ("X-API_Key", "1"), ("Accept", "b"), ("Cookie", "c=d"), ("Content-Length", "0")]
        let forwarded = Self.forward(fields).map { "\($0.name): \($0.value)" }
        #expect(
            forwarded == ["Host: api.internal:9"] + fields.map { "\($0.0): \($0.1)" } + [
                "X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: http",
            ])
    }

    @Test("Identity is added after nominated fields were removed, so it cannot be nominated away (THREATS G6)")
    func nominated() {
        let forwarded = Self.forward(
            [("Connection", "X-Secret, Portico-Subject"), ("Connection", "portico-token-id"), ("X-Secret", "1")],
            identity: Self.identity)
        #expect(forwarded["Portico-Subject"] == ["anna"])
        #expect(forwarded["Portico-Token-Id"] == ["t1"])
        #expect(!forwarded.contains(name: "X-Secret") && !forwarded.contains(name: "Connection"))
    }

    @Test("Without a token no identity is claimed, and the token itself never passes (THREATS G8)")
    func anonymous() {
        let forwarded = Self.forward([("Authorization", "Bearer x"), ("Portico-Subject", "root")])
        #expect(forwarded.map(\.name) == ["Host", "X-Forwarded-For", "X-Forwarded-Proto"])
        #expect(forwarded["X-Forwarded-Proto"] == ["http"])
        #expect(Self.forward([], isSecure: true)["X-Forwarded-Proto"] == ["https"])
    }

    @Test(
        "Fields of one connection stop at the gate in both directions (THREATS X4)",
        arguments: [
            "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
            "Upgrade", "HTTP2-Settings",
        ])
    func hopByHop(name: String) {
        #expect(!Self.forward([(name, "canary")]).contains { $0.value == "canary" })
        let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: HTTPHeaders([(name, "canary")]))
        let response = ForwardedFields.response(head, hasBody: true, keepsAlive: true)
        #expect(!response.contains { $0.value == "canary" })
    }

    @Test("A response is framed by its length, else in chunks, and not at all without a body")
    func framing() {
        func frame(_ status: HTTPResponseStatus, _ fields: [(String, String)], hasBody: Bool) -> [String] {
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: HTTPHeaders(fields))
            return ForwardedFields.response(head, hasBody: hasBody, keepsAlive: true).map { "\($0.name): \($0.value)" }
        }
        #expect(frame(.ok, [("Content-Length", "3")], hasBody: true) == ["Content-Length: 3"])
        #expect(frame(.ok, [], hasBody: true) == ["Transfer-Encoding: chunked"])
        #expect(frame(.ok, [("Content-Length", "3")], hasBody: false) == ["Content-Length: 3"])
        #expect(frame(.noContent, [("Content-Length", "0")], hasBody: false) == [])
    }

    @Test("A problem's text cannot break out of its JSON")
    func problem() {
        #expect(JSONText.quoted("a\"\\\n\u{1F}\u{2028}é") == "\"a\\\"\\\\\\u000a\\u001f\\u2028é\"")
        #expect(HTTPDate.text(of: 784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }
}
