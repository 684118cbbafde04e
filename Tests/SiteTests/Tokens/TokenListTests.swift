import Foundation
import GRDB
import HTTPTypes
import HummingbirdTesting
import Testing
import TokenDesk

@testable import Site
@testable import Storage

@Suite("The list of tokens")
struct TokenListTests {
    /// Ten thousand tokens, made of one by the database itself.
    private static func fill(_ site: TestSite, from record: TokenRecord) async throws {
        try await site.environment.store.tokens.file.write { database in
            try database.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
                    INSERT INTO tokens (id, digest, api, owner, label, comment, purpose, hint, lastFour, rights, idle,
                        absolute, networks, createdAt, createdBy, requests, revision)
                    SELECT printf('%022d', i), randomblob(32), api, owner, printf('Job %05d', i), '', '', hint,
                        lastFour, rights, idle, absolute, networks, createdAt - i, createdBy, i, revision
                    FROM n, tokens WHERE id = ?
                    """,
                arguments: [record.id.description])
        }
    }

    @Test("Ten thousand tokens are sorted, filtered and paged by the server, and exported whole")
    func thousands() async throws {
        let site = try await TokenSite.make()
        let first = try await TokenSite.token(in: site, of: "dev", label: "Job 00000")
        try await Self.fill(site, from: first.record)
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            func labels(_ query: String) async throws -> [String] {
                let text = try await visitor.get("/tokens" + query).text
                return text.matches(of: #/<bdi>(Job \d+)<\/bdi>/#).map { String($0.output.1) }
            }
            let newest = try await labels("")
            #expect(newest.count == 50 && newest.first == "Job 00000" && newest.last == "Job 00049")
            #expect(try await labels("?page=200").last == "Job 09999")
            #expect(try await labels("?page=201") == [])
            #expect(try await labels("?sort=requests&order=down").first == "Job 09999")
            #expect(try await labels("?sort=label&order=up&page=2").first == "Job 00050")
            #expect(try await labels("?q=0432") == ["Job 00432"] + (0..<10).map { "Job 0432\($0)" })
            #expect(try await labels("?state=paused") == [])
            #expect(try await labels("?unused=1") == [])
            let text = try await visitor.get("/tokens?q=Job+0000").text
            #expect(text.contains("10 tokens") && !text.contains("rel=\"next\""))
            let export = try await visitor.get("/tokens.csv").text
            #expect(export.split(separator: "\r\n").count == 10_001)
        }
    }

    @Test("The filter by state says the same as the pages")
    func states() async throws {
        let site = try await TokenSite.make()
        let tokens = site.environment.store.tokens
        let paused = try await TokenSite.token(in: site, of: "dev", label: "Sleeper")
        _ = try await tokens.pause(paused.record.id, owner: nil, by: .commandLine)
        _ = try await TokenSite.token(in: site, of: "dev", label: "Fresh")
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let only = try await visitor.get("/tokens?state=paused").text
            #expect(only.contains("Sleeper") && !only.contains("Fresh"))
            let none = try await visitor.get("/tokens?state=revoked").text
            #expect(none.contains("fits this filter"))
            let odd = try await visitor.get("/tokens?state=%3Cscript%3E&page=-1&sort=x&order=y&q=%FF")
            #expect(odd.status == .badRequest || odd.status == .ok)
        }
    }

    @Test("Nothing there yet: the page says what a token is for and how one is made")
    func empty() async throws {
        let site = try await TokenSite.make()
        try await site.test { client in
            var visitor = try await site.visitor(client, as: "dev")
            let text = try await visitor.get("/tokens").text
            #expect(text.contains("No token yet") && text.contains("for each third party or purpose"))
            #expect(text.contains("href=\"/tokens/new\""))
        }
    }
}
