import TestSupport
import Testing

@testable import TokenDesk

@Suite("What descriptions offer")
struct RightsOfferTests {
    static let paths = """
        "/vehicles": {"get": {"operationId": "listVehicles", "x-portico-resource": "vehicle", "responses": {},
            "security": [{"token": ["read"]}]},
          "post": {"operationId": "addVehicle", "responses": {}, "security": [{"token": ["write", "read"]}]}},
        "/drivers/{id}": {"parameters": [{"name": "id", "in": "path", "required": true, "x-portico-resource": "driver"}],
          "get": {"operationId": "getDriver", "responses": {}, "security": [{"token": ["odd"]}]}},
        "/health": {"get": {"operationId": "health", "responses": {}, "security": []}},
        "/me": {"get": {"operationId": "me", "responses": {}}}
        """

    @Test("Scopes are those that operations ask for, in the schemes' order, with what they say of them")
    func scopes() async throws {
        let offer = RightsOffer(of: try await Sample.document(Self.paths))
        #expect(offer.scopes.map(\.scope.name) == ["read", "write", "odd"])
        #expect(offer.scopes.map(\.summary) == ["Look", "Change", ""])
        #expect(offer.kinds == ["vehicle", "driver"])
    }

    @Test(
        "A preview names the operations that rights reach, in order",
        arguments: [
            (AccessRights(), ["health", "me"]), (AccessRights(includesUnscoped: false), ["health"]),
            (AccessRights(scopes: [Scope("read")]), ["listVehicles", "health", "me"]),
            (
                AccessRights(scopes: [Scope("read"), Scope("write")], operations: ["getDriver"]),
                ["listVehicles", "addVehicle", "getDriver", "health", "me"]
            ),
        ])
    func preview(rights: AccessRights, operations: [String]) async throws {
        let offer = RightsOffer(of: try await Sample.document(Self.paths))
        #expect(offer.callable(with: rights).map(\.operation) == operations)
    }

    @Test("What a description offers no more is told from what it offers, and can be added again")
    func unoffered() async throws {
        let offer = RightsOffer(of: try await Sample.document(Self.paths))
        let kept = AccessRights(
            scopes: [Scope("read"), Scope("gone")], operations: ["me", "left"],
            resources: [ResourceLimit(kind: "trailer", ids: ["1"]), ResourceLimit(kind: "vehicle", ids: ["2"])])
        let unoffered = offer.unoffered(of: kept)
        let gone = AccessRights(
            scopes: [Scope("gone")], operations: ["left"], includesUnscoped: false,
            resources: [ResourceLimit(kind: "trailer", ids: ["1"])])
        #expect(unoffered == gone)
        let vehicle = ResourceLimit(kind: "vehicle", ids: ["2"])
        var edited = AccessRights(operations: ["me"], includesUnscoped: false, resources: [vehicle])
        edited.add(unoffered)
        edited.add(unoffered)
        #expect(edited.operations == ["me", "left"] && edited.scopes == gone.scopes && !edited.includesUnscoped)
        #expect(edited.resources == [vehicle] + gone.resources && kept.contains(edited))
    }

    @Test("Without operations that ask for no scope, what a token may do with them is offered no more")
    func unofferedUnscoped() async throws {
        let paths = #""/a": {"get": {"operationId": "a", "responses": {}, "security": [{"token": ["read"]}]}}"#
        let offer = RightsOffer(of: try await Sample.document(paths))
        #expect(offer.unoffered(of: AccessRights()).includesUnscoped)
        #expect(!offer.unoffered(of: AccessRights(includesUnscoped: false)).includesUnscoped)
    }

    @Test(
        "What is not offered is refused, whatever is near to it (THREATS D4)",
        arguments: [
            (AccessRights(scopes: [Scope("*")]), .scopes), (AccessRights(scopes: [Scope("Read")]), .scopes),
            (AccessRights(scopes: [Scope("read ")]), .scopes), (AccessRights(scopes: [Scope("")]), .scopes),
            (AccessRights(operations: ["*"]), .operations), (AccessRights(operations: ["listvehicles"]), .operations),
            (AccessRights(resources: [ResourceLimit(kind: "trailer", ids: ["1"])]), .resources),
        ] as [(AccessRights, TokenDeskError.Code)])
    func refused(rights: AccessRights, code: TokenDeskError.Code) async throws {
        let offer = RightsOffer(of: try await Sample.document(Self.paths))
        let error = #expect(throws: TokenDeskError.self) { try offer.check(rights) }
        #expect(error?.code == code)
    }

    @Test("Narrowing rights never opens an operation, and what passes is offered in full (THREATS D4, property)")
    func property() async throws {
        let offer = RightsOffer(of: try await Sample.document(Self.paths))
        var generator = Seeded(seed: 4)
        let names = ["read", "write", "odd", "*", "Read", "read\u{301}"].map { Scope($0) }
        let operations = ["listVehicles", "addVehicle", "getDriver", "health", "me", "none"]
        func random() -> AccessRights {
            AccessRights(
                scopes: names.filter { _ in Bool.random(using: &generator) },
                operations: operations.filter { _ in Bool.random(using: &generator) },
                includesUnscoped: Bool.random(using: &generator))
        }
        for _ in 0..<2_000 {
            let (one, other) = (random(), random())
            let isOffered = (try? offer.check(one)) != nil
            let offered = Set(offer.scopes.map { Array($0.scope.name.utf8) })
            let isSubset =
                one.scopes.allSatisfy { offered.contains(Array($0.name.utf8)) } && !one.operations.contains("none")
            #expect(isOffered == isSubset)
            guard one.contains(other) else { continue }
            let reach = Set(offer.callable(with: one).map(\.operation))
            #expect(reach.isSuperset(of: offer.callable(with: other).map(\.operation)))
        }
    }
}
