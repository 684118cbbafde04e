import Egress
import Execution
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("Redirects, challenges and time-outs of calls")
struct RedirectTests {
    private static let page = "/shop/operations/getItem"

    /// Redirects `/items/n` to `/items/n-1`, and answers `/items/0`.
    private static let chain: @Sendable (EgressRequest) async -> Result<EgressResponse, EgressError> = { request in
        let number = Int(request.url.path.split(separator: "/").last ?? "") ?? 0
        guard number > 0 else { return .success(EgressResponse(status: 200, body: Array("end".utf8))) }
        return .success(
            EgressResponse(status: 302, fields: [WireField(name: "Location", value: "/items/\(number - 1)")]))
    }

    private func location(_ response: TestResponse) -> String {
        String((response.headers[.location] ?? "").prefix { $0 != "#" })
    }

    @Test("P6: a redirect is the result until somebody follows it, and then a call of its own")
    func byHand() async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        await transport.respond(by: Self.chain)
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", SessionTests.secret)])
            let first = try await visitor.post(Self.page, [("p.path.id", "2")])
            #expect(await transport.requests.count == 1)
            let page = try await visitor.get(location(first))
            #expect(String(buffer: page.body).contains("Redirects to"))
            let id = location(first).split(separator: "=").last ?? ""
            let second = try await visitor.post("/shop/exchanges/\(id)/follow", [])
            #expect(second.status == .seeOther)
            #expect(await transport.requests.map(\.url.path) == ["/items/2", "/items/1"])
            let after = String(buffer: try await visitor.get(location(second)).body)
            #expect(after.contains("Before this") && after.contains("/shop/exchanges/\(id)"))
        }
        #expect(await transport.requests.allSatisfy { $0.fields[.authorization] == "Bearer \(SessionTests.secret)" })
        #expect(await transport.requests.map(\.naming) == [.operator, .user])
    }

    @Test("Redirects are followed of their own accord when the form says so, ten at most, each kept")
    func byItself() async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        await transport.respond(by: Self.chain)
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let answer = try await visitor.post(Self.page, [("p.path.id", "3"), ("follow", "1")])
            #expect(await transport.requests.count == 4)
            let page = String(buffer: try await visitor.get(location(answer)).body)
            #expect(page.ranges(of: "It pointed elsewhere").count == 3)
            #expect(page.contains("name=\"follow\" value=\"1\" checked"))
            let history = String(buffer: try await visitor.get("/shop/history").body)
            #expect(history.contains("/items/3") && history.contains("/items/0"))
            _ = try await visitor.post(Self.page, [("p.path.id", "50"), ("follow", "1")])
            #expect(await transport.requests.count == 4 + 11)
        }
    }

    @Test(
        "P6: another origin is asked without credentials, cookies and own fields, by hand and by itself",
        arguments: [false, true])
    func otherOrigin(_ follows: Bool) async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        await transport.respond { request in
            let isFirst = request.url.origin.description == "https://api.example.com"
            return .success(
                EgressResponse(
                    status: isFirst ? 307 : 200,
                    fields: [
                        WireField(name: "Location", value: "https://evil.example/x"),
                        WireField(name: "Set-Cookie", value: "sid=canary; Path=/"),
                    ]))
        }
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get("/shop/authorize")
            _ = try await visitor.post("/shop/authorize", [("scheme", "bearer"), ("s.bearer", SessionTests.secret)])
            let fields = [("p.path.id", "1")] + (follows ? [("follow", "1")] : [])
            let answer = try await visitor.post(Self.page, fields)
            guard !follows else { return }
            let page = String(buffer: try await visitor.get(location(answer)).body)
            #expect(page.contains("no credentials, cookies or fields of yours go there"))
            let id = location(answer).split(separator: "=").last ?? ""
            _ = try await visitor.post("/shop/exchanges/\(id)/follow", [])
        }
        let sent = try #require(await transport.requests.last)
        #expect(sent.url.description == "https://evil.example/x" && sent.naming == .user)
        #expect(Set(sent.fields.map(\.name.canonicalName)) == ["accept", "user-agent"])
    }

    @Test("What does not redirect, or is another session's, cannot be followed")
    func nothingToFollow() async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let answer = try await visitor.post(Self.page, [("p.path.id", "1")])
            let id = location(answer).split(separator: "=").last ?? ""
            #expect(try await visitor.post("/shop/exchanges/\(id)/follow", []).status == .unprocessableContent)
            #expect(try await visitor.post("/shop/exchanges/unknown/follow", []).status == .notFound)
            await transport.respond(by: Self.chain)
            let redirect =
                location(try await visitor.post(Self.page, [("p.path.id", "1")])).split(separator: "=").last ?? ""
            var other = Visitor(client)
            _ = try await other.get(Self.page)
            #expect(try await other.post("/shop/exchanges/\(redirect)/follow", []).status == .notFound)
            #expect(try await visitor.post("/shop/exchanges/\(redirect)/follow", [], token: "x").status == .forbidden)
        }
        #expect(await transport.requests.count == 2)
    }

    @Test(
        "Users give a call its time within the operator's maximum",
        arguments: [("5", 5), ("600", 60), ("-1", 1), ("x", 60), ("", 60)])
    func time(_ text: String, _ seconds: Int) async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            _ = try await visitor.post(Self.page, [("p.path.id", "1"), ("time", text)])
        }
        #expect(await transport.requests.map(\.limits.total) == [.seconds(seconds)])
    }

    @Test("A call that another request waits for ends when it is cancelled, and its operation's alone")
    func cancelled() async throws {
        let site = try await TestSite.shop()
        let transport = site.transport
        await transport.respond { _ in
            do { try await Task.sleep(for: .seconds(600)) } catch {}
            return .failure(EgressError(.cancelled, "The call was cancelled.", advice: ""))
        }
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(Self.page)
            let caller = visitor
            let call = Task {
                var caller = caller
                return try await caller.post(Self.page, [("p.path.id", "1")])
            }
            while await transport.requests.isEmpty { await Task.yield() }
            #expect(try await visitor.post("/shop/operations/addItem/cancel", []).status == .seeOther)
            var other = Visitor(client)
            _ = try await other.get(Self.page)
            #expect(try await other.post(Self.page + "/cancel", []).status == .seeOther)
            #expect(try await visitor.post(Self.page + "/cancel", [], token: "x").status == .forbidden)
            #expect(!call.isCancelled)
            #expect(try await visitor.post(Self.page + "/cancel", []).status == .seeOther)
            let page = try await visitor.get(location(try await call.value))
            #expect(String(buffer: page.body).contains("The call was cancelled."))
        }
    }
}
