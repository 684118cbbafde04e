import Egress
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("Servers of a session")
struct ServerTests {
    private static let text = """
        openapi: 3.1.0
        info: {title: Regions, version: '1'}
        servers:
          - url: https://{region}.example.com/{base}
            variables: {region: {default: eu, enum: [eu, us]}, base: {default: v1}}
        paths:
          /a:
            get: {operationId: getA, responses: {}}
          /p:
            servers:
              - {url: 'https://{tenant}.path.example', variables: {tenant: {default: one}}}
              - {url: 'https://second.path.example'}
            get: {operationId: getP, responses: {}}
            put: {operationId: putP, responses: {}}
          /o:
            get:
              operationId: getO
              servers: [{url: 'https://op.example/{stage}', variables: {stage: {default: live, enum: [live, test]}}}]
              responses: {}
        """

    private func calls(_ body: @escaping @Sendable (inout Visitor) async throws -> Void) async throws -> [EgressRequest]
    {
        let site = try TestSite([("regions", try await TestSite.document(Self.text))])
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/regions")
            try await body(&visitor)
        }
        return await transport.requests
    }

    private static func execute(_ operation: String, _ fields: [(String, String)] = [], _ visitor: inout Visitor)
        async throws
    {
        let answer = try await visitor.post("/regions/operations/\(operation)", fields)
        #expect(answer.status == .seeOther, "\(operation)")
    }

    @Test("Variables of the document's server are remembered for all operations that share it")
    func document() async throws {
        let sent = try await calls { visitor in
            _ = try await visitor.post("/regions/server", [("server", "0"), ("v.region", "us"), ("v.base", "v2")])
            try await Self.execute("getA", [], &visitor)
            try await Self.execute("getO", [], &visitor)
        }
        #expect(sent.map(\.url.description) == ["https://us.example.com/v2/a", "https://op.example/live/o"])
    }

    @Test("Servers and variables of a path are remembered for its operations, those of an operation for itself")
    func own() async throws {
        let sent = try await calls { visitor in
            try await Self.execute("getP", [("server", "0"), ("v.tenant", "two")], &visitor)
            try await Self.execute("putP", [], &visitor)
            let page = String(buffer: try await visitor.get("/regions/operations/putP").body)
            #expect(page.contains("value=\"two\""))
            try await Self.execute("putP", [("server", "1")], &visitor)
            try await Self.execute("getP", [], &visitor)
            _ = try await visitor.post(
                "/regions/server", [("operation", "getO"), ("server", "0"), ("v.stage", "test")])
            try await Self.execute("getO", [], &visitor)
            try await Self.execute("getA", [], &visitor)
        }
        #expect(
            sent.map(\.url.description) == [
                "https://two.path.example/p", "https://two.path.example/p", "https://second.path.example/p",
                "https://second.path.example/p", "https://op.example/test/o", "https://eu.example.com/v1/a",
            ])
    }

    @Test("P12, P13: a server of one's own counts as named by a user, and is given up for one of the list")
    func typed() async throws {
        let sent = try await calls { visitor in
            let set = try await visitor.post(
                "/regions/server", [("server", "0"), ("own-server", " https://mine.example/api ")])
            #expect(set.status == .seeOther)
            #expect(String(buffer: try await visitor.get("/regions").body).contains("https://mine.example/api"))
            try await Self.execute("getA", [], &visitor)
            try await Self.execute("getP", [("server", "0"), ("own-server", "http://127.0.0.1:9/x/")], &visitor)
            _ = try await visitor.post("/regions/server", [("server", "0"), ("own-server", "")])
            try await Self.execute("getA", [], &visitor)
            _ = try await visitor.post(
                "/regions/server",
                [("operation", "getP"), ("server", "1"), ("own-server", "http://127.0.0.1:9/x/")])
            try await Self.execute("getP", [], &visitor)
        }
        #expect(
            sent.map(\.url.description) == [
                "https://mine.example/api/a", "http://127.0.0.1:9/x/p", "https://eu.example.com/v1/a",
                "https://second.path.example/p",
            ])
        #expect(sent.map(\.naming) == [.user, .user, .operator, .operator])
    }

    @Test(
        "P1, P7, P8, P9, P10: what is no http URL of the strict grammar is no server",
        arguments: [
            "ftp://x", "mine.example", "http://a@b/", "http://2130706433/", "http://x:99999/", "http://x\\@y/",
            "http://127.0.0.1%00.good/", "http://x/?q=1", "http+unix://%2Fx", "http://x/../y z",
        ])
    func refused(_ url: String) async throws {
        let sent = try await calls { visitor in
            let answer = try await visitor.post("/regions/server", [("server", "0"), ("own-server", url)])
            #expect(answer.status == .unprocessableContent)
            try await Self.execute("getA", [], &visitor)
        }
        #expect(sent.map(\.url.origin.description) == ["https://eu.example.com"])
    }

    @Test("P13: where an operation shares the document's servers, its form names none")
    func notOfTheForm() async throws {
        let sent = try await calls { visitor in
            try await Self.execute(
                "getA", [("own-server", "https://evil.example"), ("server", "0"), ("v.base", "x")], &visitor)
        }
        #expect(sent.map(\.url.description) == ["https://eu.example.com/v1/a"])
    }
}
