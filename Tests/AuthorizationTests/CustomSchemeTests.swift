import Egress
import Execution
import OpenAPI
import Testing

@testable import Authorization

@Suite("Credentials for header fields that no scheme names")
struct CustomSchemeTests {
    @Test("Authorization takes a bearer token, any other field a key")
    func forms() throws {
        #expect(try CustomScheme(field: "authorization").form == .bearer)
        #expect(try CustomScheme(field: "X-Key").form == .apiKey(location: .header, name: "X-Key"))
        #expect(CustomScheme(name: try CustomScheme(field: "X-Key").name)?.field == "X-Key")
        #expect(CustomScheme(name: "X-Key") == nil && CustomScheme(name: "header:") == nil)
    }

    @Test(
        "No credential goes into a field that frames or routes a message (THREATS A12)",
        arguments: ["Host", "Cookie", "Content-Length", "X\r\nY", "", "a b", "Transfer-Encoding"])
    func refused(_ field: String) {
        #expect(throws: AuthorizationError.self) { try CustomScheme(field: field) }
        #expect(CustomScheme(name: "header:" + field) == nil)
    }

    private static let text = """
        {"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
         "components": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
         "paths": {"/open": {"get": {"responses": {}}}, "/own": {"get": {"security": [{"bearer": []}], "responses": {}}}}}
        """

    private static func sent(
        _ saved: [SavedCredential], path: String
    ) async throws -> (fields: [String], applied: AppliedSecurity) {
        let document = try await DocumentReader(source: NoSource()).read("t.json", bytes: Array(text.utf8))
        let operation = try #require(document.match(method: "GET", path: path)).operation
        var request = try CredentialApplierTests.request()
        let applied = try CredentialApplier().apply(saved, to: &request, operation: operation, document: document)
        #expect(request.fields.allSatisfy { $0.isSecret })
        return (request.fields.map { "\($0.name): \($0.text(.revealed))" }, applied)
    }

    @Test("It is presented with every call to its origin, and to no other (THREATS A2)")
    func presented() async throws {
        let key = try CredentialApplierTests.saved("header:X-Key", .apiKey(Secret("k")))
        let sent = try await Self.sent([key], path: "/open")
        #expect(sent.fields == ["X-Key: k"] && sent.applied.applied == ["header:X-Key"])
        let elsewhere = try CredentialApplierTests.saved("header:X-Key", .apiKey(Secret("k")), "https://other.example")
        #expect(try await Self.sent([elsewhere], path: "/open").fields == [])
    }

    @Test("A scheme of the description goes first where both want the same field")
    func conflict() async throws {
        let own = try CredentialApplierTests.saved("bearer", .bearer(Secret("own")))
        let custom = try CredentialApplierTests.saved("header:Authorization", .bearer(Secret("custom")))
        #expect(try await Self.sent([custom, own], path: "/own").fields == ["Authorization: Bearer own"])
        #expect(try await Self.sent([custom, own], path: "/open").fields == ["Authorization: Bearer custom"])
        let wrong = try CredentialApplierTests.saved("header:Authorization", .apiKey(Secret("k")))
        #expect(try await Self.sent([wrong], path: "/open").fields == [])
    }
}
