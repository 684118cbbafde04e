import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Site

@Suite("The search through the site")
struct SearchTests {
    private func page(_ address: String) async throws -> (status: Int, text: String) {
        let site = try TestSite([("shop", try await TestSite.document(SessionTests.text))])
        return try await site.test { client in
            var visitor = Visitor(client)
            let answer = try await visitor.get(address)
            return (Int(answer.status.code), String(buffer: answer.body))
        }
    }

    @Test func `what is found stands in the page and in the list`() async throws {
        let page = try await page("/shop/search?q=getitm")
        #expect(page.status == 200)
        #expect(page.text.contains("<ol class=\"hits\""))
        #expect(page.text.contains("href=\"/shop/operations/getItem\""))
        let list = try await self.page("/shop/search?q=item&part=results")
        #expect(list.text.contains("role=\"listbox\"") && list.text.contains("<mark>"))
        #expect(!list.text.contains("<html"))
    }

    @Test func `filters of the form count`() async throws {
        let page = try await page("/shop/search?q=item&method=POST")
        #expect(page.text.contains("href=\"/shop/operations/addItem\""))
        #expect(!page.text.contains("href=\"/shop/operations/getItem\"><span class=\"hit-line\">"))
    }

    @Test(
        "L7, L2: a hostile search is a page",
        arguments: [
            "q=" + String(repeating: "a", count: 4_000), "q=%00", "q=%28a%2B%29%2B%24", "q=a&page=-1",
            "q=a&page=99999999999999999999", "q=item&page=9999", "tag=%22", "deprecated=maybe", "q=%3Cscript%3E",
        ])
    func hostile(_ query: String) async throws {
        for part in ["", "&part=results"] {
            let page = try await page("/shop/search?" + query + part)
            #expect(page.status == 200)
            #expect(!page.text.contains("<script>"))
        }
    }
}
