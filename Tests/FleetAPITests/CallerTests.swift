import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("The caller")
struct CallerTests {
    private static let identity = [
        "Portico-Subject": "demo", "Portico-Token-Id": "tok_1", "Portico-Scopes": "rides:read depots:read",
        "Portico-Resources": "vehicle=veh_0001",
    ]

    private static func signed(
        _ method: HTTPRequest.Method = .get, _ uri: String = "/myself", seconds: Int64 = 0
    ) -> [String: String] {
        FleetClient.identity(method, uri, at: FleetSample.now.adding(milliseconds: seconds * 1000), identity)
    }

    private static func status(_ fields: [String: String], _ uri: String = "/myself") async throws -> Int {
        try await FleetSample.test { try await $0.send(.get, uri, fields, isSigned: false).status }
    }

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

    @Test("Without one of the gate's fields the answer is 401, whatever the operation (THREATS G8)")
    func nobody() async throws {
        for missing in Self.signed().keys {
            #expect(try await Self.status(Self.signed().filter { $0.key != missing }) == 401, "\(missing)")
        }
        let answer = try await FleetSample.test { try await $0.send(.get, "/vehicles", isSigned: false) }
        #expect(answer.status == 401)
        #expect(answer.json["detail"]?.string == "no caller identity; call through the gate")
        #expect(answer.fields[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        #expect(try await FleetSample.test { try await $0.send(.get, "/nowhere", isSigned: false).status } == 401)
    }

    @Test("An identity that was changed after it was signed is none (THREATS G5)")
    func changed() async throws {
        for name in Self.signed().keys {
            let fields = Self.signed().merging([name: name == "Portico-Timestamp" ? "1772436601" : "root"]) { $1 }
            #expect(try await Self.status(fields) == 401, "\(name)")
        }
        let broken = Self.signed().mapValues { $0 }.merging(["Portico-Signature": String(repeating: "+1", count: 32)]) {
            $1
        }
        #expect(try await Self.status(broken) == 401)
    }

    @Test("An identity holds for the request that it was signed for, and no other (THREATS G8)")
    func bound() async throws {
        #expect(try await Self.status(Self.signed()) == 200)
        #expect(try await Self.status(Self.signed(), "/myself?x=1") == 401)
        #expect(try await Self.status(Self.signed(.delete)) == 401)
        #expect(try await Self.status(Self.signed(.get, "/vehicles")) == 401)
    }

    @Test(
        "A signature holds for a minute, and for clocks that differ by as much",
        arguments: [(-61, 401), (-60, 200), (0, 200), (60, 200), (61, 401)] as [(Int64, Int)])
    func age(seconds: Int64, status: Int) async throws {
        #expect(try await Self.status(Self.signed(seconds: seconds)) == status)
    }

    @Test("The signature is the HMAC-SHA256 that any other library makes")
    func knownAnswer() {
        // Made with OpenSSL: printf 'portico-identity-v1\nGET\n/myself\n…' | openssl dgst -sha256 -hmac KEY
        let fields = FleetClient.identity(.get, "/myself", at: FleetSample.now, Self.identity)
        #expect(fields["Portico-Timestamp"] == "1772436600")
        #expect(fields["Portico-Signature"] == "6af3c88c2b51b7e2050b39eb6abdf8094e3f2555b3305d382dbcbe9a6a712451")
    }
}
