import Egress
import Execution
import Foundation
import HTTPTypes
import OpenAPI
import Testing

@testable import Authorization

@Suite("Applying credentials")
struct CredentialApplierTests {
    static let description = """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "security": [{"bearer": []}],
         "components": {"securitySchemes": {
          "bearer": {"type": "http", "scheme": "Bearer"}, "basic": {"type": "http", "scheme": "basic"},
          "oauth": {"type": "oauth2", "flows": {}},
          "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
          "query": {"type": "apiKey", "in": "query", "name": "api key"},
          "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
          "host": {"type": "apiKey", "in": "header", "name": "Host"}}},
         "paths": {
          "/default": {"get": {"responses": {}}},
          "/open": {"get": {"security": [], "responses": {}}},
          "/basic": {"get": {"security": [{"basic": []}], "responses": {}}},
          "/oauth": {"get": {"security": [{"oauth": ["a"]}], "responses": {}}},
          "/keys": {"get": {"security": [{"header": [], "query": [], "cookie": []}], "responses": {}}},
          "/or": {"get": {"security": [{"header": []}, {"bearer": []}], "responses": {}}},
          "/host": {"get": {"security": [{"host": []}], "responses": {}}},
          "/both": {"get": {"security": [{"basic": [], "bearer": []}], "responses": {}}}}}
        """

    let document: Document

    init() async throws {
        document = try await DocumentReader(source: NoSource()).read("t.json", bytes: Array(Self.description.utf8))
    }

    static func saved(_ scheme: String, _ credential: Credential, _ origin: String = "https://api.example") throws
        -> SavedCredential
    {
        SavedCredential(
            scheme: scheme, credential: credential, origin: try Origin(parsing: origin), savedAt: .distantPast)
    }

    static func request() throws -> OutboundRequest {
        OutboundRequest(method: .get, origin: try Origin(parsing: "https://api.example"), path: "/x")
    }

    func apply(
        _ saved: [SavedCredential], to request: inout OutboundRequest, path: String
    ) throws -> AppliedSecurity {
        let operation = try #require(document.match(method: "GET", path: path)).operation
        return try CredentialApplier().apply(saved, to: &request, operation: operation, document: document)
    }

    @Test(
        "A bearer token goes into Authorization, marked secret (THREATS A3)",
        arguments: [("/default", "bearer"), ("/oauth", "oauth")])
    func bearer(path: String, scheme: String) throws {
        var request = try Self.request()
        let applied = try apply([Self.saved(scheme, .bearer(Secret("canary-token")))], to: &request, path: path)
        #expect(applied.outcome == .applied && applied.applied == [scheme])
        let field = try #require(request.fields.first { $0.name == "Authorization" })
        #expect(field.text(.revealed) == "Bearer canary-token")
        #expect(field.isSecret && !field.text(.masked).contains("canary") && !"\(request)".contains("canary"))
    }

    @Test("Basic is user, colon and password in base64 (RFC 7617 section 2)")
    func basic() throws {
        var request = try Self.request()
        let aladdin = Credential.basic(user: "Aladdin", password: Secret("open sesame"))
        _ = try apply([Self.saved("basic", aladdin)], to: &request, path: "/basic")
        #expect(request.fields.map { $0.text(.revealed) } == ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="])
        #expect(request.fields.allSatisfy { $0.isSecret })
    }

    @Test("Keys that are needed together go to header, query and cookie, in place of typed ones")
    func keys() throws {
        var request = try Self.request()
        request.fields = [Field(name: "x-api-key", value: "typed"), Field(name: "Accept", value: "*/*")]
        request.query = [QueryPiece(encoded: "api%20key=typed"), QueryPiece(encoded: "q=1")]
        request.cookies = [Field(name: "sid", value: "typed")]
        let saved = try ["header", "query", "cookie"].map { try Self.saved($0, .apiKey(Secret("k-\($0)"))) }
        let applied = try apply(saved, to: &request, path: "/keys")
        #expect(applied.applied == ["header", "query", "cookie"])
        #expect(request.fields.map { $0.text(.revealed) } == ["*/*", "k-header"])
        #expect(request.query.map { $0.text(.revealed) } == ["q=1", "api%20key=k-query"])
        #expect(request.cookies.map { $0.text(.revealed) } == ["k-cookie"])
        #expect(!request.url(.masked).contains("k-query"))
        let variables = [request.fields[1].text(.variable), request.cookies[0].text(.variable)]
        #expect(variables == ["$HEADER", "$COOKIE"])
    }

    @Test("Half of what is needed together is not sent at all")
    func partial() throws {
        var request = try Self.request()
        let applied = try apply([Self.saved("header", .apiKey(Secret("k")))], to: &request, path: "/keys")
        #expect(applied.outcome == .missing && applied.missing == ["query", "cookie"])
        #expect(request == (try Self.request()))
    }

    @Test(
        "A credential goes to the origin it was entered for and no other (THREATS A2)",
        arguments: [
            "https://api.example:8443", "http://api.example", "https://evil.example", "https://sub.api.example",
        ])
    func origins(origin: String) throws {
        var request = try Self.request()
        let applied = try apply([Self.saved("bearer", .bearer(Secret("t")), origin)], to: &request, path: "/default")
        #expect(applied.outcome == .missing)
        #expect(applied.heldBack == ["bearer"])
        #expect(request == (try Self.request()))
    }

    @Test("An operation that asks for nothing gets nothing")
    func open() throws {
        var request = try Self.request()
        let applied = try apply([Self.saved("bearer", .bearer(Secret("t")))], to: &request, path: "/open")
        #expect(applied.outcome == .notNeeded)
        #expect(request.fields.isEmpty)
    }

    @Test("Of several that are covered the first is taken")
    func alternatives() throws {
        var request = try Self.request()
        let saved = [try Self.saved("bearer", .bearer(Secret("t"))), try Self.saved("header", .apiKey(Secret("k")))]
        #expect(try apply(saved, to: &request, path: "/or").applied == ["header"])
        #expect(request.fields.map(\.name) == ["X-API-Key"])
    }

    @Test("A credential of another kind than the scheme's, and one of an unknown scheme, are not there")
    func mismatch() throws {
        var request = try Self.request()
        let saved = [try Self.saved("bearer", .apiKey(Secret("t"))), try Self.saved("gone", .bearer(Secret("t")))]
        let applied = try apply(saved, to: &request, path: "/default")
        #expect(applied.outcome == .missing && applied.heldBack.isEmpty)
    }

    @Test(
        "A description that sends a key as Host, or two to one field, leaves the request as it was (THREATS A12)",
        arguments: ["/host", "/both"])
    func refused(path: String) throws {
        var request = try Self.request()
        let saved = [
            try Self.saved("host", .apiKey(Secret("evil.example"))), try Self.saved("bearer", .bearer(Secret("t"))),
            try Self.saved("basic", .basic(user: "u", password: Secret("p"))),
        ]
        let error = #expect(throws: AuthorizationError.self) { try apply(saved, to: &request, path: path) }
        #expect(error?.code == (path == "/host" ? .name : .conflict))
        #expect(request == (try Self.request()))
    }

    @Test("The lock of an operation follows its requirements")
    func padlocks() throws {
        func state(_ path: String, _ schemes: Set<String>) throws -> PadlockState {
            let operation = try #require(document.match(method: "GET", path: path)).operation
            return PadlockState(of: operation, authorizedSchemes: schemes)
        }
        #expect(try state("/open", []) == PadlockState.none)
        #expect(try state("/default", []) == .open)
        #expect(try state("/default", ["bearer"]) == .closed)
        #expect(try state("/keys", ["header", "query"]) == .open)
    }
}
