import Egress
import Execution
import Foundation
import HTTPTypes
import OpenAPI
import Testing

@testable import Authorization

@Suite("What goes out next")
struct FollowUpTests {
    let document: Document
    let operation: OpenAPI.Operation

    init() async throws {
        let text = """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "security": [{"digest": []}, {"key": []}],
             "components": {"securitySchemes": {
              "digest": {"type": "http", "scheme": "Digest"}, "other": {"type": "http", "scheme": "digest"},
              "key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
             "paths": {"/x": {"get": {"responses": {}}}}}
            """
        document = try await DocumentReader(source: NoSource()).read("t.json", bytes: Array(text.utf8))
        operation = try #require(document.match(method: "GET", path: "/x")).operation
    }

    static let origin = "https://api.example"

    private func saved(_ scheme: String, _ credential: Credential, _ origin: String = FollowUpTests.origin) throws
        -> SavedCredential
    {
        SavedCredential(
            scheme: scheme, credential: credential, origin: try Origin(parsing: origin), savedAt: .distantPast)
    }

    private func followUp(_ credentials: [SavedCredential], follows: Bool = false) -> FollowUp {
        FollowUp(
            credentials: credentials, operation: operation, document: document, followsRedirects: follows,
            makeNonce: { "cn" })
    }

    private func request() throws -> OutboundRequest {
        OutboundRequest(method: .get, origin: try Origin(parsing: Self.origin), path: "/x")
    }

    private func challenge(stale: Bool = false) -> ExchangeResponse {
        let value = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"" + (stale ? ", stale=true" : "")
        return ExchangeResponse(status: 401, fields: [WireField(name: "WWW-Authenticate", value: value)])
    }

    private func step(_ cause: ExchangeStep.Cause) -> ExchangeStep {
        ExchangeStep(cause: cause, method: "GET", url: "", status: 0, exchange: nil)
    }

    @Test("A challenge is answered with what was entered for its scheme and origin (THREATS A2)")
    func answered() throws {
        let pair = Credential.digest(user: "ada", password: Secret("p"))
        let next = followUp([try saved("digest", pair)]).next(after: challenge(), to: try request(), steps: [])
        #expect(next?.cause == .challenge)
        #expect(next?.request.fields.last?.text(.revealed).contains("uri=\"/x\"") == true)
        for credentials in [
            [], [try saved("digest", pair, "https://other.example")], [try saved("other", pair)],
            [try saved("digest", .basic(user: "ada", password: Secret("p")))],
        ] {
            #expect(followUp(credentials).next(after: challenge(), to: try request(), steps: []) == nil)
        }
    }

    @Test("An answer that was refused is given again only when its nonce was stale, and not for ever")
    func refused() throws {
        let followUp = followUp([try saved("digest", .digest(user: "ada", password: Secret("p")))])
        let next = try #require(followUp.next(after: challenge(), to: try request(), steps: []))
        let steps = [step(.challenge)]
        #expect(followUp.next(after: challenge(), to: next.request, steps: steps) == nil)
        let again = try #require(followUp.next(after: challenge(stale: true), to: next.request, steps: steps))
        #expect(again.request.fields.count { $0.name == "Authorization" } == 1)
        #expect(followUp.next(after: challenge(stale: true), to: again.request, steps: steps + steps + steps) == nil)
    }

    @Test("A body that was streamed is gone: nothing that needs it is sent after it")
    func streamed() throws {
        var sent = try request()
        sent.method = .post
        sent.bodySize = 9
        let pair = Credential.digest(user: "ada", password: Secret("p"))
        let follower = followUp([try saved("digest", pair)], follows: true)
        #expect(follower.next(after: challenge(), to: sent, steps: []) == nil)
        for (status, follows) in [(307, false), (303, true)] {
            let response = ExchangeResponse(status: status, fields: [WireField(name: "Location", value: "/y")])
            #expect((follower.next(after: response, to: sent, steps: []) != nil) == follows, "\(status)")
        }
    }

    @Test("Redirects are followed where that was asked for, ten at most")
    func redirects() throws {
        let response = ExchangeResponse(status: 302, fields: [WireField(name: "Location", value: "/y")])
        #expect(followUp([]).next(after: response, to: try request(), steps: []) == nil)
        let follower = followUp([], follows: true)
        let nine = Array(repeating: step(.redirect), count: 9)
        #expect(follower.next(after: response, to: try request(), steps: nine)?.request.path == "/y")
        #expect(follower.next(after: response, to: try request(), steps: nine + [step(.redirect)]) == nil)
    }

    @Test("P6: credentials go along within their origin and to no other, not even one that has credentials of its own")
    func credentials() throws {
        let keys = [
            try saved("key", .apiKey(Secret("canary"))),
            try saved("key", .apiKey(Secret("canary")), "https://b.example"),
        ]
        let follower = followUp(keys, follows: true)
        for (location, isSent) in [("/y", true), ("https://b.example/", false), ("http://api.example/", false)] {
            let response = ExchangeResponse(status: 302, fields: [WireField(name: "Location", value: location)])
            let next = try #require(follower.next(after: response, to: try request(), steps: []))
            #expect(next.request.fields.contains { $0.name == "X-Key" } == isSent, "\(location)")
        }
    }

    @Test("P6: a body goes to another origin only when a person sends it")
    func bodies() throws {
        var sent = try request()
        sent.method = .post
        sent.body = [1]
        sent.bodySize = 1
        for (location, follows) in [("/y", true), ("https://b.example/", false)] {
            let response = ExchangeResponse(status: 307, fields: [WireField(name: "Location", value: location)])
            #expect((followUp([], follows: true).next(after: response, to: sent, steps: []) != nil) == follows)
        }
    }
}
