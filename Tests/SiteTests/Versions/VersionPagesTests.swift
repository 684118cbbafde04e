import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import OpenAPI
import Testing

@testable import Site

@Suite("Versions of one API through the site")
struct VersionPagesTests {
    static func description(_ version: String, _ paths: String, title: String = "Shop") -> String {
        #"{"openapi": "3.1.0", "info": {"title": "\#(title)", "version": "\#(version)"}, "paths": {\#(paths)}}"#
    }

    static let old = description(
        "1.0",
        #""/items/{id}": {"get": {"operationId": "getItem", "summary": "One item", "parameters": [{"name": "id", "in": "path", "required": true}], "responses": {"200": {"description": ""}}}}, "/gone": {"get": {"operationId": "goneOne", "responses": {}}}"#
    )
    static let new = description(
        "2.0",
        #""/items/{key}": {"get": {"operationId": "readItem", "summary": "One item", "parameters": [{"name": "key", "in": "path", "required": true}, {"name": "<b>q", "in": "query", "required": true}], "responses": {"200": {"description": ""}}}}, "/more": {"get": {"operationId": "more", "responses": {}}}, "/secret": {"get": {"operationId": "secret", "x-internal": true, "responses": {}}}"#
    )

    private static func pages(
        _ addresses: [String], requiresSignIn: Bool = false
    ) async throws -> [(status: Int, text: String)] {
        let site = try TestSite(
            [
                ("shop-1", try await TestSite.document(old)), ("shop-2", try await TestSite.document(new)),
                ("other", try await TestSite.document(description("1", #""/x": {"get": {}}"#, title: "Other"))),
            ], requiresSignIn: requiresSignIn)
        return try await site.test { client in
            var visitor = Visitor(client)
            var pages: [(status: Int, text: String)] = []
            for address in addresses {
                let answer = try await visitor.get(address)
                pages.append((Int(answer.status.code), String(buffer: answer.body)))
            }
            return pages
        }
    }

    @Test("What changed stands by operation, linked to both versions, and foreign text is text")
    func changes() async throws {
        let page = try await Self.pages(["/shop-2/changes/shop-1"])[0]
        #expect(page.status == 200)
        #expect(page.text.contains(#"href="/shop-1/operations/getItem""#))
        #expect(page.text.contains(#"href="/shop-2/operations/readItem""#))
        #expect(page.text.contains(#"href="/shop-1/operations/goneOne""#))
        #expect(page.text.contains("icon-warn"))
        #expect(page.text.contains("/shop-1/source?at="))
        #expect(!page.text.contains("<b>q"))
    }

    @Test("A level and an operation narrow what is shown, by links alone")
    func filters() async throws {
        let pages = try await Self.pages([
            "/shop-2/changes/shop-1?level=breaking", "/shop-2/changes/shop-1?operation=more",
            "/shop-2/changes/shop-1?level=nonsense&page=-3&operation=",
        ])
        #expect(pages.map(\.status) == [200, 200, 200])
        #expect(!pages[0].text.contains(#"href="/shop-2/operations/more"><span class="method"#))
        #expect(pages[1].text.contains("/more") && !pages[1].text.contains(#"href="/shop-1/operations/goneOne""#))
    }

    @Test("Operations that are not for everyone are in no comparison")
    func internalOperations() async throws {
        let page = try await Self.pages(["/shop-2/changes/shop-1"])[0]
        #expect(!page.text.contains("/secret"))
    }

    @Test("An operation's page tells what changed and leads to the same operation in the other version")
    func operation() async throws {
        let pages = try await Self.pages([
            "/shop-2/operations/readItem", "/shop-1/operations/getItem", "/shop-2/operations/more", "/shop-2",
        ])
        #expect(pages[0].text.contains(#"href="/shop-2/changes/shop-1?operation=readItem""#))
        #expect(pages[0].text.contains(#"href="/shop-1/operations/getItem""#))
        #expect(pages[1].text.contains(#"href="/shop-2/operations/readItem""#))
        #expect(!pages[1].text.contains("change-line"))
        // What the other version has not leads to its overview.
        #expect(pages[2].text.contains(#"href="/shop-1""#))
        #expect(pages[3].text.contains("change-mark"))
    }

    @Test("A comparison with a description that there is not is not found")
    func unknown() async throws {
        let pages = try await Self.pages(["/shop-2/changes/none", "/none/changes/shop-1", "/other"])
        #expect(pages.map(\.status) == [404, 404, 200])
        #expect(!pages[2].text.contains("version-menu"))
    }

    @Test("O5: names of versions are only for those who may read")
    func signIn() async throws {
        let pages = try await Self.pages(["/shop-2/changes/shop-1", "/?q=item"], requiresSignIn: true)
        for page in pages { #expect(!page.text.contains("shop-1") || page.status == 303) }
    }

    @Test("The catalog groups versions, sorts, and searches names and operations of all descriptions")
    func catalog() async throws {
        let pages = try await Self.pages([
            "/", "/?q=items", "/?q=other", "/?sort=operations", "/?q=shop%20gone", "/?q=zzz", "/?q=items&part=results",
            "/?q=secret",
        ])
        #expect(pages.allSatisfy { $0.status == 200 })
        #expect(pages[0].text.components(separatedBy: #"<li class="api">"#).count == 3)
        #expect(pages[0].text.contains(#"href="/shop-2/changes/shop-1""#))
        // What two versions have is found in the newer one.
        #expect(!pages[1].text.contains(#"href="/shop-1/operations/getItem""#))
        #expect(pages[1].text.contains(#"href="/shop-2/operations/readItem""#))
        #expect(pages[2].text.contains(#"href="/other""#) && !pages[2].text.contains(#"href="/shop-2""#))
        let places = ["/shop-2", "/other"].map { pages[3].text.range(of: "href=\"\($0)\"")?.lowerBound }
        #expect(places[0] != nil && places[1] != nil)
        if let first = places[0], let second = places[1] { #expect(first < second) }
        #expect(pages[4].text.contains(#"href="/shop-1/operations/goneOne""#))
        #expect(pages[5].text.contains("Nothing found"))
        #expect(pages[6].text.contains(#"role="listbox""#) && !pages[6].text.contains("<html"))
        #expect(!pages[7].text.contains("/operations/secret"))
    }

    @Test(
        "L7: a hostile search of the catalog is a page",
        arguments: [
            "q=" + String(repeating: "a", count: 4_000), "q=%00", "sort=%22", "page=99999999999999999999", "page=-1",
            "q=%3Cscript%3E", "q=" + String(repeating: "a%20", count: 400),
        ])
    func hostile(query: String) async throws {
        let pages = try await Self.pages(["/?" + query, "/?part=results&" + query])
        #expect(pages.map(\.status) == [200, 200])
        for page in pages { #expect(!page.text.contains("<script>")) }
    }

    @Test("A comparison is made once, and the last ones are kept")
    func cache() async throws {
        let catalog = Catalog([(CatalogID(name: "a"), "a"), (CatalogID(name: "b"), "b")])
        catalog.publish(try await TestSite.document(Self.old), as: CatalogID(name: "a"))
        catalog.publish(try await TestSite.document(Self.new), as: CatalogID(name: "b"))
        let entries = catalog.entries
        let cache = ComparisonCache()
        let first = await cache.prompt(from: entries[0], to: entries[1])
        #expect(first?.marks[OperationID("more")]?.isNew == true)
        #expect(first?.marks[OperationID("readItem")]?.breaking == 1)
        let again = await cache.comparison(from: entries[0], to: entries[1])
        #expect(again?.changes.groups.count == first?.changes.groups.count)
    }
}
