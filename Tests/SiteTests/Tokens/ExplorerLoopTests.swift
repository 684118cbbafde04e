import Egress
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Storage
import Testing
import TokenDesk

@testable import Site

@Suite("The explorer knows the desk")
struct ExplorerLoopTests {
    private static func refusal(_ code: String, _ token: TokenID) -> EgressResponse {
        EgressResponse(
            status: 403, fields: [WireField(name: "Content-Type", value: "application/problem+json")],
            body: Array(
                #"{"status":403,"code":"\#(code)","token":"\#(token)","missingScopes":["vehicles:write"]}"#.utf8))
    }

    @Test("One's own token is used without its text passing through any page")
    func use() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "dev")
        let foreign = try await TokenSite.token(in: site, of: "eve", label: "Not yours")
        let transport = site.transport
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let page = try await visitor.get("/depot/authorize").text
            #expect(page.contains("Use one of my tokens") && page.contains("Import job"))
            #expect(!page.contains("Not yours") && !page.contains(issued.token.reveal()))
            let other = try await visitor.post("/depot/authorize", [("token", foreign.record.id.description)])
            #expect(other.status == .notFound)
            let used = try await visitor.post("/depot/authorize", [("token", issued.record.id.description)])
            #expect(used.status == .seeOther)
            let result = try await visitor.post("/depot/operations/getMyself", [])
            #expect(result.status == .seeOther)
            for address in ["/depot/authorize", "/depot/operations/getMyself", try #require(result.headers[.location])]
            {
                #expect(try await !visitor.get(address).text.contains(issued.token.reveal()), "\(address)")
            }
        }
        let sent = try #require(await transport.requests.first)
        #expect(sent.fields[.authorization] == "Bearer \(issued.token.reveal())")
    }

    @Test("Whoever is not signed in is asked to, and uses nobody's token")
    func signedOut() async throws {
        let site = try await TokenSite.make()
        let issued = try await TokenSite.token(in: site, of: "dev")
        try await site.test { client in
            var visitor = Visitor(client)
            let page = try await visitor.get("/depot/authorize").text
            #expect(page.contains("/sign-in?return=%2Fdepot%2Fauthorize") && !page.contains("Import job"))
            let answer = try await visitor.post("/depot/authorize", [("token", issued.record.id.description)])
            #expect(answer.status == .unauthorized)
            #expect(try await !visitor.get("/depot/operations/getMyself").text.contains("Which of my"))
        }
    }

    @Test("An operation says which of one's tokens may call it, and why not")
    func callers() async throws {
        let site = try await TokenSite.make()
        _ = try await TokenSite.token(in: site, of: "dev", label: "Reader")
        let limited = AccessRights(
            scopes: [Scope("vehicles:read")], resources: [ResourceLimit(kind: "vehicle", ids: ["v1"])])
        _ = try await TokenSite.token(in: site, of: "dev", label: "Narrow", rights: limited)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            func verdicts(_ operation: String) async throws -> [String] {
                let text = try await visitor.get("/depot/operations/\(operation)").text
                return text.components(separatedBy: "class=\"own-tokens\"").dropFirst().first?
                    .components(separatedBy: "</ul>").first?.components(separatedBy: "<li>").dropFirst()
                    .map { ($0.contains("May call") ? "yes " : "no ") + ($0.contains("Reader") ? "Reader" : "Narrow") }
                    .sorted() ?? []
            }
            #expect(try await verdicts("getVehicle") == ["yes Narrow", "yes Reader"])
            #expect(try await verdicts("listVehicles") == ["no Narrow", "yes Reader"])
            #expect(try await verdicts("deleteVehicle") == ["no Narrow", "no Reader"])
        }
    }

    @Test(
        "A refusal of the gate is explained, and leads to the token only whoever may see it (THREATS D1)",
        arguments: [
            ("missing-scope", "vehicles:write"), ("revoked", "was cancelled"), ("expired", "has ended"),
            ("resource", "outside of the token"), ("rate", "Wait a moment"), ("network", "networks"),
        ])
    func explained(code: String, words: String) async throws {
        let site = try await TokenSite.make()
        let id = try await TokenSite.token(in: site, of: "dev").record.id
        await site.transport.respond(with: Self.refusal(code, id))
        try await site.test { client in
            for (name, isLinked) in [("dev", true), ("ada", true), ("eve", false)] {
                var visitor = try await site.visitor(client, as: name)
                let text = try await visitor.post("/depot/operations/getMyself?part=exchange", []).text
                #expect(text.contains(words) && text.contains("notice-warn"), "\(text)")
                #expect(text.contains("href=\"/tokens/\(id)\"") == isLinked, "\(name)")
            }
        }
    }

    @Test("A code that the gate does not use explains nothing")
    func foreignCode() async throws {
        let site = try await TokenSite.make()
        let id = try await TokenSite.token(in: site, of: "dev").record.id
        await site.transport.respond(with: Self.refusal("<script>", id))
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let text = try await visitor.post("/depot/operations/getMyself?part=exchange", []).text
            #expect(!text.contains("href=\"/tokens/") && !text.contains("<script>"))
        }
    }

    @Test("Only a problem in JSON of a bearable size is read")
    func details() async throws {
        let box = try await TokenSite.make()
        let record = try await TokenSite.token(in: box, of: "dev").record
        let details = try #require(
            ProblemDetails(
                contentType: "application/problem+json; charset=utf-8",
                body: Self.refusal("missing-scope", record.id).body))
        #expect(details.code == "missing-scope" && details.token == record.id.description)
        #expect(details.missingScopes == ["vehicles:write"])
        for (type, body) in [
            ("text/html", "{}"), ("application/problem+json", "[]"), ("application/problem+json", "{\"code\":1}"),
            ("application/problem+json", String(repeating: " ", count: 70_000) + "{}"),
        ] {
            #expect(ProblemDetails(contentType: type, body: Array(body.utf8)) == nil, "\(type)")
        }
        try await box.test { _ in }
    }
}
