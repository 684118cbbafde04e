import Testing

@testable import OpenAPI

@Suite("What changed in access and servers")
struct AccessChangesTests {
    static let schemes =
        #""components": {"securitySchemes": {"a": {"type": "http", "scheme": "basic"}, "b": {"type": "http", "scheme": "bearer"}}}"#

    /// `security` of the one operation in both versions, and what is told.
    static let requirements: [(old: String, new: String, told: [String])] = [
        ("[]", #"[{"a": []}]"#, ["security-added breaking"]),
        (#"[{"a": []}]"#, "[]", ["security-removed compatible"]),
        (#"[{"a": []}]"#, #"[{"a": []}, {"b": []}]"#, ["security-alternative-added compatible"]),
        (#"[{"a": []}, {"b": []}]"#, #"[{"a": []}]"#, ["security-alternative-removed breaking"]),
        (
            #"[{"a": []}]"#, #"[{"a": [], "b": []}]"#,
            ["security-alternative-removed breaking", "security-alternative-added compatible"]
        ),
        (#"[{"a": ["r"]}]"#, #"[{"a": ["r", "w"]}]"#, ["scope-added breaking"]),
        (#"[{"a": ["r", "w"]}]"#, #"[{"a": ["r"]}]"#, ["scope-removed compatible"]),
        (#"[{"a": []}]"#, #"[{"a": []}, {}]"#, ["security-removed compatible"]),
        (#"[{"a": [], "b": []}]"#, #"[{"b": [], "a": []}]"#, []),
    ]

    @Test("Who may call is compared alternative by alternative", arguments: requirements)
    func eachRequirement(old: String, new: String, told: [String]) async throws {
        func description(_ security: String) -> String {
            #""paths": {"/a": {"get": {"security": \#(security)}}}, \#(Self.schemes)"#
        }
        let changes = try await Versions.changes(description(old), description(new))
        #expect(Versions.told(changes) == told)
    }

    /// One security scheme in both versions, and what is told.
    static let definitions: [(old: String, new: String, told: [String])] = [
        (
            #"{"type": "http", "scheme": "basic"}"#, #"{"type": "http", "scheme": "bearer"}"#,
            ["security-scheme-changed breaking"]
        ),
        (
            #"{"type": "apiKey", "in": "query", "name": "k"}"#, #"{"type": "apiKey", "in": "header", "name": "k"}"#,
            ["security-scheme-changed breaking"]
        ),
        (
            #"{"type": "oauth2", "flows": {"password": {"tokenUrl": "https://a/", "scopes": {"r": ""}}}}"#,
            #"{"type": "oauth2", "flows": {"password": {"tokenUrl": "https://b/", "scopes": {"w": ""}}}}"#,
            ["oauth-url-changed warning", "scope-withdrawn warning", "scope-declared compatible"]
        ),
        (
            #"{"type": "oauth2", "flows": {"password": {"tokenUrl": "https://a/", "scopes": {}}}}"#,
            #"{"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a/", "scopes": {}}}}"#,
            ["oauth-flow-removed breaking", "oauth-flow-added compatible"]
        ),
        (
            #"{"type": "openIdConnect", "openIdConnectUrl": "https://a/"}"#,
            #"{"type": "openIdConnect", "openIdConnectUrl": "https://b/"}"#, ["oauth-url-changed warning"]
        ),
    ]

    @Test("Security schemes are compared by what they ask for", arguments: definitions)
    func eachScheme(old: String, new: String, told: [String]) async throws {
        func description(_ scheme: String) -> String {
            #""paths": {}, "components": {"securitySchemes": {"s": \#(scheme)}}"#
        }
        let changes = try await Versions.changes(description(old), description(new))
        #expect(Versions.told(changes) == told)
    }

    @Test("Servers are compared by address, a slash at the end aside")
    func servers() async throws {
        func description(_ servers: String) -> String { #""paths": {}, "servers": \#(servers)"# }
        let same = try await Versions.changes(
            description(#"[{"url": "https://a.example/v1"}]"#), description(#"[{"url": "https://a.example/v1/"}]"#))
        #expect(same.isEmpty)
        let moved = try await Versions.changes(
            description(#"[{"url": "https://a.example"}]"#), description(#"[{"url": "https://b.example"}]"#))
        #expect(Versions.told(moved) == ["server-removed warning", "server-added compatible"])
        let variables = try await Versions.changes(
            description(#"[{"url": "https://{h}", "variables": {"h": {"default": "a"}}}]"#),
            description(#"[{"url": "https://{h}", "variables": {"h": {"default": "b"}}}]"#))
        #expect(Versions.told(variables) == ["server-variable-changed warning"])
    }

    @Test("A title and a text about the API are text")
    func info() async throws {
        let old = try await Reading.document(#"{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}}"#)
        let new = try await Reading.document(
            #"{"openapi": "3.1.0", "info": {"title": "B", "version": "2", "description": "D"}}"#)
        let changes = Changes(from: old, to: new)
        #expect(Versions.told(changes) == ["title-changed text", "description-changed text"])
        #expect(changes.groups.first?.operation == nil)
    }
}
