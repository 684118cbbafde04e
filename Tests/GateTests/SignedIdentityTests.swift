import Foundation
import Testing
import TokenDesk

@testable import Gate

@Suite("Signed identity")
struct SignedIdentityTests {
    static let now = Date(timeIntervalSince1970: 1_772_436_600.9)

    static func fields(
        _ resources: [ResourceLimit] = [], scopes: [String] = ["rides:read", "depots:read"], method: String = "GET",
        target: String = "/myself", key: String = "a key that the gate and the fleet share".replacing(" ", with: "-")
    ) throws -> [String: String] {
        let rights = AccessRights(scopes: scopes.map { Scope($0) }, resources: resources)
        let identity = SignedIdentity(subject: "demo", tokenID: "tok_1", rights: rights)
        let fields = identity.fields(
            method: method, target: target, at: now, key: try #require(IdentityKey(key)))
        return Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    }

    @Test("The signature is the HMAC-SHA256 of the text that the README gives (THREATS G8)")
    func knownAnswer() throws {
        // printf 'portico-identity-v1\nGET\n/myself\n1772436600\ndemo\ntok_1\nrides:read depots:read\nvehicle=veh_0001' |
        //     openssl dgst -sha256 -hmac a-key-that-the-gate-and-the-fleet-share
        let fields = try Self.fields([ResourceLimit(kind: "vehicle", ids: ["veh_0001"])])
        #expect(fields["Portico-Timestamp"] == "1772436600")
        #expect(fields["Portico-Signature"] == "5cb3eb3bfe03497181cb5037428102bc8d566bea379673e31349ce3251592fc8")
    }

    @Test("Everything that the API is told is under the signature, with method and target")
    func covers() throws {
        let signatures = [
            try Self.fields(), try Self.fields(method: "POST"), try Self.fields(target: "/myself?"),
            try Self.fields(scopes: ["rides:read"]), try Self.fields([ResourceLimit(kind: "a")]),
            try Self.fields(key: String(repeating: "k", count: 32)),
        ].map { $0["Portico-Signature"] }
        #expect(Set(signatures).count == signatures.count)
    }

    @Test(
        "Resources are told in the form of a query, long lists by their count",
        arguments: [
            ([], ""), ([ResourceLimit(kind: "car")], "car.count=0"),
            ([ResourceLimit(kind: "car", ids: ["1", "2"], groups: ["g"])], "car=1&car=2&car.group=g"),
            (
                [ResourceLimit(kind: "a.b", ids: ["x y", "&=\n"]), ResourceLimit(kind: "c", ids: ["é"])],
                "a%2Eb=x%20y&a%2Eb=%26%3D%0A&c=%C3%A9"
            ),
            ([ResourceLimit(kind: "car", ids: (0..<2000).map(String.init))], "car.count=2000"),
        ] as [([ResourceLimit], String)])
    func resources(limits: [ResourceLimit], text: String) throws {
        #expect(try Self.fields(limits)["Portico-Resources"] == text)
    }

    @Test("Scopes that cannot stand in a field are left out")
    func scopes() throws {
        #expect(try Self.fields(scopes: ["a", "b c", "d\n", "e"])["Portico-Scopes"] == "a e")
    }

    @Test(
        "A key is one word that is long enough, and shows itself nowhere",
        arguments: [
            (String(repeating: "k", count: 31), false), (String(repeating: "k", count: 32), true),
            ("\n " + String(repeating: "k", count: 32) + "\r\n", true), (String(repeating: "k", count: 1025), false),
            (String(repeating: "k k", count: 20), false), (String(repeating: "é", count: 32), false), ("", false),
        ])
    func keys(text: String, isKey: Bool) {
        let key = IdentityKey(text)
        #expect((key != nil) == isKey)
        if let key { #expect("\(key) \(String(reflecting: key))".contains("kkk") == false) }
    }
}
