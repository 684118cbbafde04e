import Gate
import OpenAPI
import Testing

@testable import portico

@Suite("The rules of a gate")
struct RulesKeeperTests {
    static func document(servers: String) async throws -> Document {
        let text = """
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"servers":\(servers),
             "paths":{"/a":{"get":{"responses":{}}},"/b":{"servers":[{"url":"https://b.example"}],"get":{"responses":{}}}}}
            """
        return try await DocumentReader(source: NoSource()).read("t.json", bytes: Array(text.utf8))
    }

    static func keeper(basePath: String? = nil, isShown: Bool = true) -> RulesKeeper {
        RulesKeeper(address: "http://127.0.0.1:8081", basePath: basePath, isShown: isShown)
    }

    @Test(
        "Without a base path of its own the gate takes the path of the description's first server",
        arguments: [
            (#"[{"url":"https://api.example.com/v2/"}]"#, nil, "/v2"), (#"[{"url":"/api"}]"#, nil, "/api"),
            ("[]", nil, ""),
            (#"[{"url":"https://api.example.com"},{"url":"/x"}]"#, nil, ""), (#"[{"url":"/api"}]"#, "", ""),
            (#"[{"url":"/{v}","variables":{"v":{"default":"v1"}}}]"#, nil, "/v1"), (#"[{"url":"/api"}]"#, "/x", "/x"),
            (#"[{"url":"relative"}]"#, nil, ""),
        ] as [(String, String?, String)])
    func basePath(servers: String, own: String?, expected: String) async throws {
        let keeper = Self.keeper(basePath: own)
        #expect(keeper.current == nil)
        let shown = keeper.take(try await Self.document(servers: servers))
        #expect(keeper.current?.basePath == expected)
        #expect(shown.servers.first?.url == "http://127.0.0.1:8081" + expected)
    }

    @Test("The explorer calls the gate: it stands first for every operation, also for one with servers of its own")
    func servers() async throws {
        let shown = Self.keeper().take(try await Self.document(servers: #"[{"url":"https://api.example.com"}]"#))
        #expect(shown.servers.map(\.url) == ["http://127.0.0.1:8081", "https://api.example.com"])
        #expect(
            shown.operations.map { $0.servers.map(\.url) } == [
                ["http://127.0.0.1:8081", "https://api.example.com"], ["http://127.0.0.1:8081", "https://b.example"],
            ])
        let plain = Self.keeper(isShown: false).take(try await Self.document(servers: "[]"))
        #expect(plain.servers.map(\.url) == ["/"])
    }
}
