import SourceTree
import Testing

@testable import OpenAPI

@Suite("Security schemes")
struct SecuritySchemeTests {
    @Test(
        "Every type of the specification is told apart (3.2, 4.27)",
        arguments: [
            (
                #"{"type": "apiKey", "in": "header", "name": "X-K"}"#,
                SecurityScheme.Kind.apiKey(location: .header, name: "X-K")
            ),
            (#"{"type": "apiKey", "in": "query", "name": "k"}"#, .apiKey(location: .query, name: "k")),
            (#"{"type": "apiKey", "in": "cookie", "name": "k"}"#, .apiKey(location: .cookie, name: "k")),
            (#"{"type": "apiKey", "in": "path", "name": "k"}"#, .unknown("apiKey")),
            (#"{"type": "http", "scheme": "Basic"}"#, .http(scheme: "basic", bearerFormat: nil)),
            (
                #"{"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}"#,
                .http(scheme: "bearer", bearerFormat: "JWT")
            ),
            (#"{"type": "http"}"#, .unknown("http")), (#"{"type": "mutualTLS"}"#, .mutualTLS),
            (#"{"type": "openIdConnect", "openIdConnectUrl": "https://x"}"#, .openIDConnect(url: "https://x")),
            (#"{"type": "oauth2"}"#, .oauth2([])), (#"{"type": "kerberos"}"#, .unknown("kerberos")),
            (#"{"type": 5}"#, .unknown("5")),
            (#"{}"#, .unknown("")),
        ] as [(String, SecurityScheme.Kind)])
    func kind(json: String, expected: SecurityScheme.Kind) async throws {
        let document = try await Reading.document(Reading.json(#""components": {"securitySchemes": {"s": \#(json)}}"#))
        #expect(document.securityScheme(named: "s")?.kind == expected)
        #expect(document.securitySchemes.count == 1)
    }

    @Test("OAuth flows have their URLs and scopes in order (3.2, 4.29)")
    func flows() async throws {
        let document = try await Reading.document(
            Reading.json(
                #"""
                "components": {"securitySchemes": {"s": {"type": "oauth2", "deprecated": true, "flows": {
                "authorizationCode": {"authorizationUrl": "a", "tokenUrl": "t", "refreshUrl": "r", "scopes": {"w": "W", "r": "R"}},
                "deviceAuthorization": {"deviceAuthorizationUrl": "d", "tokenUrl": "t", "scopes": {}}, "magic": {}, "implicit": 5}},
                "alias": {"$ref": "#/components/securitySchemes/s"}}}
                """#, version: "3.2.0"))
        for name in ["s", "alias"] {
            let scheme = try #require(document.securityScheme(named: name))
            guard case .oauth2(let flows) = scheme.kind else { Issue.record("no OAuth"); return }
            #expect(flows.map(\.kind) == [.authorizationCode, .deviceAuthorization])
            #expect(flows[0].scopes.map(\.name) == ["w", "r"])
            #expect(flows[0].scopes.map(\.description) == ["W", "R"])
            #expect([flows[0].authorizationURL, flows[0].tokenURL, flows[0].refreshURL] == ["a", "t", "r"])
            #expect(flows[1].deviceAuthorizationURL == "d")
            #expect(scheme.isDeprecated)
        }
    }
}
