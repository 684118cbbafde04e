import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("The caller")
struct CallerTests {
    private static let identity = [
        "Portico-Subject": "demo", "Portico-Token-Id": "tok_1", "Portico-Scopes": "rides:read depots:read",
    ]

    @Test("The gate tells who calls")
    func myself() async throws {
        let answer = try await FleetSample.test { try await $0.get("/myself", Self.identity) }
        #expect(answer.status == 200)
        #expect(answer.text == #"{"subject":"demo","tokenId":"tok_1","scopes":["rides:read","depots:read"]}"#)
    }

    @Test("A token without scopes is a caller, too")
    func noScopes() async throws {
        let fields = Self.identity.merging(["Portico-Scopes": ""]) { $1 }
        let answer = try await FleetSample.test { try await $0.get("/myself", fields) }
        #expect(answer.json["scopes"]?.elements.isEmpty == true)
    }

    @Test("Without identity the answer is 401", arguments: Array(identity.keys))
    func nobody(missing: String) async throws {
        let answer = try await FleetSample.test {
            try await $0.get("/myself", Self.identity.filter { $0.key != missing })
        }
        #expect(answer.status == 401)
        #expect(answer.json["detail"]?.string == "no caller identity; call through the gate")
        #expect(answer.fields[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
    }
}
