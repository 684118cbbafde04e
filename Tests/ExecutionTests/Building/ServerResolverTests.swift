import Egress
import Execution
import OpenAPI
import Testing

@Suite("Servers")
struct ServerResolverTests {
    static let tenant =
        "[{url: 'https://{tenant}.api.test:{port}/{base}', variables: {tenant: {default: demo}, "
        + "port: {default: '443', enum: ['443', '8443']}, base: {default: v1/api}}}]"

    @Test("Variables take what was chosen, else their defaults")
    func variables() async throws {
        let operation = try await operation("summary: x", servers: Self.tenant)
        #expect(try request(for: Call(operation: operation)).url() == "https://demo.api.test/v1/api/items")
        let choice = ServerChoice(variables: ["tenant": "acme", "port": "8443", "base": "v2"])
        let request = try request(for: Call(operation: operation, server: choice))
        #expect(request.url() == "https://acme.api.test:8443/v2/items")
        #expect(request.isNamedByUser)
        #expect(try request.wire().naming == .user)
    }

    @Test("An origin that only the author's words make is the operator's")
    func naming() async throws {
        let operation = try await operation("summary: x", servers: Self.tenant)
        for variables in [[:], ["port": "8443"], ["base": "v9"], ["tenant": "demo"]] {
            let request = try request(for: Call(operation: operation, server: ServerChoice(variables: variables)))
            #expect(!request.isNamedByUser, "\(variables)")
        }
    }

    @Test(
        "A variable cannot carry more than a name (THREATS P12)",
        arguments: [
            "evil/", "evil.test/", "a@b", "a:1", "a?b", "a#b", "..", ".", "a b", "a\r\nb", "é", "%2f", "a\\b", "{x}",
            String(repeating: "a", count: 64), "169.254.169.254/",
        ])
    func hostileVariables(_ value: String) async throws {
        let operation = try await operation("summary: x", servers: Self.tenant)
        let call = Call(operation: operation, server: ServerChoice(variables: ["tenant": value]))
        #expect(try problems(of: call).map(\.key) == [.serverVariable("tenant")])
    }

    @Test("A value outside the list, an unknown server, an unknown variable are refused (THREATS P13)")
    func unknown() async throws {
        let operation = try await operation("summary: x", servers: Self.tenant)
        let port = ServerChoice(variables: ["port": "22"])
        #expect(try problems(of: Call(operation: operation, server: port)).map(\.key) == [.serverVariable("port")])
        #expect(try problems(of: Call(operation: operation, server: ServerChoice(index: 7))).map(\.key) == [.server])
        #expect(try problems(of: Call(operation: operation, server: ServerChoice(index: -1))).map(\.key) == [.server])
        let free = try await self.operation("[{url: 'https://{x}.test'}]")
        #expect(try problems(of: Call(operation: free)).map(\.key) == [.serverVariable("x")])
    }

    @Test(
        "Relative servers are resolved against the description's address (RFC 3986 section 5.2)",
        arguments: [
            ("/v2", "https://docs.test/v2/items"), ("v2", "https://docs.test/api/v2/items"),
            ("../v3/", "https://docs.test/v3/items"), ("/", "https://docs.test/items"),
            ("//other.test/x", "https://other.test/x/items"), ("http://abs.test", "http://abs.test/items"),
        ])
    func relative(_ url: String, _ expected: String) async throws {
        let operation = try await operation("[{url: '\(url)'}]")
        #expect(
            try request(for: Call(operation: operation), base: "https://docs.test/api/openapi.yaml").url() == expected)
    }

    @Test(
        "Letters beyond ASCII are percent-encoded in the path (OpenAPI 3.2 section 4.7, RFC 6570 section 3.1), refused in the host",
        arguments: [
            ("https://x.test/ü/%C3%A4/v1", "https://x.test/%C3%BC/%C3%A4/v1/items"),
            ("/données", "https://docs.test/donn%C3%A9es/items"), ("https://bücher.test/", nil),
            ("https://x.test／y", nil),
        ] as [(String, String?)])
    func letters(_ url: String, _ expected: String?) async throws {
        let call = Call(operation: try await operation("[{url: '\(url)'}]"))
        guard let expected else { return #expect(try problems(of: call).map(\.key) == [.server]) }
        #expect(try request(for: call, base: "https://docs.test/api/openapi.yaml").url() == expected)
    }

    @Test("Who may name any server fills a variable too that the description forgot")
    func undeclared() async throws {
        let free = try await operation("[{url: 'https://x.test/{v}'}]")
        let choice = ServerChoice(variables: ["v": "a/b"], takesAnyValue: true)
        #expect(try request(for: Call(operation: free, server: choice)).url() == "https://x.test/a/b/items")
        let other = ServerChoice(variables: ["v": "a"])
        #expect(try problems(of: Call(operation: free, server: other)).map(\.key) == [.serverVariable("v")])
    }

    @Test(
        "What is no http URL of the strict grammar is refused (THREATS P1, P7, P8, P10)",
        arguments: [
            "/v1", "ftp://x.test", "http+unix://%2Fvar%2Frun/x", "http://user@x.test", "http://x.test:99999",
            "http://x.test\\\\@y.test", "http://0x7f.1", "https://x.test/a/../b", "https:///x", "javascript://x",
        ])
    func refused(_ url: String) async throws {
        let operation = try await operation("[{url: \"\(url)\"}]")
        #expect(try problems(of: Call(operation: operation)).map(\.key) == [.server])
    }

    private func operation(_ servers: String) async throws -> OpenAPI.Operation {
        try await ExecutionTests.operation("summary: x", servers: servers)
    }

    private func operation(_ fields: String, servers: String) async throws -> OpenAPI.Operation {
        try await ExecutionTests.operation(fields, servers: servers)
    }
}
