import Testing

@testable import TokenDesk

@Suite("What tokens may do")
struct AccessRightsTests {
    static let read = #""security": [{"token": ["read"]}]"#

    @Test("Scopes and operations granted by themselves add up")
    func union() async throws {
        let rule = try await Sample.rule(Self.read)
        #expect(AccessRights(scopes: [Scope("read")]).refusal(of: rule) == nil)
        #expect(AccessRights(operations: ["op"]).refusal(of: rule) == nil)
        #expect(
            AccessRights(scopes: [Scope("write")]).refusal(of: rule)
                == .missingScopes([Scope("read")], of: [Scope("read")]))
        #expect(AccessRights(operations: ["Op"]).refusal(of: rule) != nil)
    }

    @Test("Operations that ask for no scope are granted together, or one by one")
    func unscoped() async throws {
        let rule = try await Sample.rule()
        #expect(AccessRights().refusal(of: rule) == nil)
        #expect(AccessRights(includesUnscoped: false).refusal(of: rule) == .operationNotGranted)
        #expect(AccessRights(operations: ["op"], includesUnscoped: false).refusal(of: rule) == nil)
    }

    @Test("What wants something else than a token is open to no token, unless it is granted by itself")
    func notByToken() async throws {
        let rule = try await Sample.rule(#""security": [{"key": []}]"#)
        #expect(AccessRights(scopes: [Scope("read")]).refusal(of: rule) == .notByToken)
        #expect(AccessRights(operations: ["op"]).refusal(of: rule) == nil)
    }

    @Test("What needs nothing is open to every token")
    func anonymous() async throws {
        let rule = try await Sample.rule(#""security": []"#)
        #expect(AccessRights(includesUnscoped: false).refusal(of: rule) == nil)
    }

    static let directory = ResourceDirectory(kinds: [
        .init(
            name: "vehicle", title: "Vehicles",
            resources: [.init(id: "1", groups: ["vans"]), .init(id: "2", groups: ["vans", "north"]), .init(id: "3")],
            groups: [.init(id: "vans"), .init(id: "north")])
    ])

    @Test(
        "Resources narrow one by one and by group; each one named must be within",
        arguments: [
            (["1"], [], ["1"], true), (["1"], [], ["2"], false), (["1"], [], ["1", "2"], false), ([], [], ["1"], false),
            ([], ["vans"], ["1", "2"], true), ([], ["vans"], ["3"], false), ([], ["north"], ["2"], true),
            ([], ["north"], ["1"], false), (["3"], ["north"], ["2", "3"], true), ([], ["south"], ["1"], false),
            (["caf\u{E9}"], [], ["cafe\u{301}"], false), (["1"], [], [], true),
        ] as [([String], [String], [String], Bool)])
    func resources(ids: [String], groups: [String], named: [String], isAllowed: Bool) async throws {
        let rule = try await Sample.rule()
        let rights = AccessRights(resources: [ResourceLimit(kind: "vehicle", ids: ids, groups: groups)])
        let uses = named.map { ResourceUse(kind: "vehicle", id: $0) } + [ResourceUse(kind: "driver", id: "x")]
        let refusal = rights.refusal(of: rule, using: uses, directory: Self.directory)
        #expect(refusal == (isAllowed ? nil : .resource(kind: "vehicle")))
    }

    @Test("An operation that reaches all of a kind is closed to a limited token, unless it names which")
    func spanned() async throws {
        let rule = try await Sample.rule(#""x-portico-resource": "vehicle""#)
        let rights = AccessRights(resources: [ResourceLimit(kind: "vehicle", ids: ["1"])])
        func refusal(_ uses: [ResourceUse]) -> TokenRefusal? {
            rights.refusal(of: rule, using: uses, directory: Self.directory)
        }
        #expect(refusal([]) == .unnamedResource(kind: "vehicle"))
        #expect(refusal([ResourceUse(kind: "driver", id: "1")]) == .unnamedResource(kind: "vehicle"))
        #expect(refusal([ResourceUse(kind: "vehicle", id: "1")]) == nil)
        #expect(AccessRights().refusal(of: rule, using: [], directory: Self.directory) == nil)
    }
}
