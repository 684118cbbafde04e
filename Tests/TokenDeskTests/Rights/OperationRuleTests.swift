import Testing

@testable import TokenDesk

@Suite("What operations ask of tokens")
struct OperationRuleTests {
    @Test(
        "Scopes come from the requirements that tokens can meet; what is not said is asked for (THREATS G4)",
        arguments: [
            ("", [[]], false),
            (#""security": [{"token": ["read"]}]"#, [["read"]], false),
            (
                #""security": [{"token": ["read", "write"]}, {"token": ["admin"]}]"#, [["read", "write"], ["admin"]],
                false
            ),
            (#""security": []"#, [], true),
            (#""security": [{}]"#, [], true),
            (#""security": [{"token": ["read"]}, {}]"#, [["read"]], true),
            (#""security": [{"key": []}]"#, [], false),
            (#""security": [{"key": [], "token": ["read"]}, {"token": ["write"]}]"#, [["write"]], false),
            (#""security": [{"unknown": []}]"#, [], false),
        ] as [(String, [[String]], Bool)])
    func alternatives(members: String, scopes: [[String]], isAnonymous: Bool) async throws {
        let rule = try await Sample.rule(members)
        #expect(rule.alternatives.map { $0.map(\.name) } == scopes)
        #expect(rule.allowsAnonymous == isAnonymous)
    }

    @Test("Without any security in the description a token is needed, but no scope (THREATS G4)")
    func undeclared() async throws {
        let rule = try await Sample.rule(security: "")
        #expect(rule.alternatives == [[]] && !rule.allowsAnonymous)
    }

    @Test("The requirement that rights meet is judged by, else the one they lack least of")
    func required() async throws {
        let rule = try await Sample.rule(#""security": [{"token": ["a", "b", "c"]}, {"token": ["d"]}]"#)
        #expect(rule.required(of: AccessRights(scopes: [Scope("a"), Scope("b"), Scope("c")]))?.count == 3)
        #expect(rule.required(of: AccessRights())?.map(\.name) == ["d"])
    }

    @Test(
        "A parameter names resources by its mark or its schema's, its style says what parts them",
        arguments: [
            (#""x-portico-resource": "vehicle", "schema": {"type": "string"}"#, "vehicle", nil),
            (#""schema": {"type": "string", "x-portico-resource": "vehicle"}"#, "vehicle", nil),
            (#""x-portico-resource": "vehicle", "schema": {"type": "array"}, "explode": false"#, "vehicle", ","),
            (
                #""x-portico-resource": "vehicle", "schema": {"type": "array"}, "style": "pipeDelimited", "explode": false"#,
                "vehicle", "|"
            ),
            (
                #""x-portico-resource": "vehicle", "schema": {"type": "array"}, "style": "spaceDelimited", "explode": false"#,
                "vehicle", " "
            ),
            (#""schema": {"type": "string"}"#, nil, nil), (#""x-portico-resource": """#, nil, nil),
        ] as [(String, String?, Character?)])
    func resources(members: String, kind: String?, delimiter: Character?) async throws {
        let rule = try await Sample.rule(#""parameters": [{"name": "id", "in": "query", \#(members)}]"#)
        #expect(rule.resources.first?.kind == kind && rule.resources.count == (kind == nil ? 0 : 1))
        #expect(rule.resources.first.flatMap(\.delimiter) == delimiter)
    }

    @Test(
        "An operation says of which kinds it reaches all",
        arguments: [(#""vehicle""#, ["vehicle"]), (#"["vehicle", "driver"]"#, ["vehicle", "driver"]), ("7", [])])
    func spanned(mark: String, kinds: [String]) async throws {
        #expect(try await Sample.rule(#""x-portico-resource": \#(mark)"#).spannedKinds == kinds)
    }
}
