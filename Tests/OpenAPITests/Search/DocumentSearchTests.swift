import Testing

@testable import OpenAPI

@Suite("Searching a description")
struct DocumentSearchTests {
    static let text = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        tags:
          - {name: Orders, description: What customers bought.}
        security: [{oauth: [read]}]
        paths:
          /orders:
            get: {operationId: listOrders, tags: [Orders], summary: All orders, responses: {}}
            post:
              operationId: placeOrder
              tags: [Orders]
              summary: Buy something
              security: [{oauth: [write]}]
              requestBody:
                content:
                  application/json:
                    schema: {type: object, properties: {giftWrapping: {type: string, description: Ribbon or paper.}}}
              responses: {}
          /orders/{orderId}/pull-requests:
            get:
              operationId: listPullRequests
              deprecated: true
              summary: Requests of an order
              description: Answers with everything that the archivist keeps.
              parameters:
                - {name: orderId, in: path, required: true, schema: {type: string}}
                - {name: since, in: query, description: Only what is younger than this instant., schema: {type: string}}
              responses: {}
          /straßen: {get: {operationId: streets, summary: Café à Zürich, responses: {}}}
          /cities: {get: {operationId: cities, summary: 東京の都市, description: Mentions orders too, responses: {}}}
        webhooks:
          orderShipped: {post: {summary: An order is on its way, responses: {}}}
        components:
          schemas:
            HTTPServerAddress:
              type: object
              description: Where it stands.
              properties: {hostName: {type: string, description: Without the port.}}
        """

    private func search() async throws -> DocumentSearch { DocumentSearch(try await Reading.document(Self.text)) }

    private func names(_ query: String) async throws -> [String] {
        try await search().results(for: SearchQuery(query)).results.map(\.name.text)
    }

    @Test(arguments: [
        ("listOrders", "/orders"), ("placeorder", "/orders"), ("pull-requests", "/orders/{orderId}/pull-requests"),
        ("pullrequest", "/orders/{orderId}/pull-requests"), ("PULL", "/orders/{orderId}/pull-requests"),
        ("since", "/orders/{orderId}/pull-requests"), ("younger instant", "/orders/{orderId}/pull-requests"),
        ("archivist", "/orders/{orderId}/pull-requests"), ("gift wrapping", "/orders"), ("ribbon", "/orders"),
        ("server", "HTTPServerAddress"), ("hostname", "HTTPServerAddress"), ("shipped", "orderShipped"),
        ("bought", "Orders"), ("strassen", "/straßen"), ("cafe zurich", "/straßen"), ("ZÜRICH", "/straßen"),
        ("京都", "/cities"), ("/orders/{orderId}", "/orders/{orderId}/pull-requests"),
    ])
    func `a part of the description is found by its words`(_ query: String, _ name: String) async throws {
        #expect(try await names(query).first == name)
    }

    @Test(arguments: [
        ("archvist", "/orders/{orderId}/pull-requests"), ("archivits", "/orders/{orderId}/pull-requests"),
        ("wraping", "/orders"), ("ribon", "/orders"), ("adress", "HTTPServerAddress"),
        ("youngr", "/orders/{orderId}/pull-requests"),
    ])
    func `a word with a typing error is found`(_ query: String, _ name: String) async throws {
        #expect(try await names(query).contains(name))
    }

    @Test(arguments: ["xqz", "sicne zzz", "wrpng", "orders nowhere"])
    func `a word that is nowhere finds nothing`(_ query: String) async throws {
        #expect(try await names(query).isEmpty)
    }

    @Test func `short words take no typing error, long ones two`() async throws {
        #expect(try await names("hsot").isEmpty == false, "four letters, two of them exchanged")
        #expect(try await names("gif").isEmpty == false, "the beginning of a word")
        #expect(try await names("gix").isEmpty, "three letters")
        #expect(try await names("archxvxst").isEmpty == false, "nine letters, two wrong")
        #expect(try await names("arxhxvxst").isEmpty, "nine letters, three wrong")
    }

    @Test func `paths and names come before summaries, those before prose`() async throws {
        let found = try await names("orders")
        #expect(found.first == "Orders" || found.first == "/orders")
        #expect(found.last == "/cities")
        #expect(try await names("orders get").first == "/orders")
    }

    @Test(arguments: [
        ("method:post", ["/orders", "orderShipped"]),
        ("order method:get", ["/orders", "/orders/{orderId}/pull-requests", "/cities"]),
        ("tag:orders", ["/orders", "/orders"]), (#"tag:"Ord""#, ["/orders", "/orders"]), ("scope:write", ["/orders"]),
        ("deprecated:yes", ["/orders/{orderId}/pull-requests"]), ("method:delete", []), ("scope:admin", []),
    ])
    func `filters narrow what is found`(_ query: String, _ found: [String]) async throws {
        #expect(try await names(query) == found)
    }

    @Test func `what was chosen counts unless something else was typed`() async throws {
        let search = try await search()
        #expect(search.results(for: SearchQuery("", method: "post")).total == 2)
        #expect(search.results(for: SearchQuery("method:get", method: "post")).total == 4)
        #expect(search.scopes == ["read", "write"])
        #expect(search.methods == ["GET", "POST"])
    }

    @Test func `the place that answers is shown with its words marked`() async throws {
        let result = try #require(try await search().results(for: SearchQuery("instant")).results.first)
        #expect(result.part == .parameter(.query, name: "since"))
        #expect(result.excerpt?.pieces.filter(\.isMarked).map(\.text) == ["instant"])
        #expect(result.excerpt?.text == "Only what is younger than this instant.")
        let named = try #require(try await search().results(for: SearchQuery("pull-req")).results.first)
        #expect(named.name.pieces.filter(\.isMarked).map(\.text) == ["pull", "req"])
        let accented = try #require(try await search().results(for: SearchQuery("zurich")).results.first)
        #expect(accented.title.pieces.filter(\.isMarked).map(\.text) == ["Zürich"])
    }

    @Test func `a page of results is a part of all of them`() async throws {
        let search = try await search()
        let all = search.results(for: SearchQuery("order"))
        let part = search.results(for: SearchQuery("order"), skipping: 1, limit: 2)
        #expect(part.total == all.total && part.results == Array(all.results[1...2]))
        #expect(search.results(for: SearchQuery("order"), skipping: 10_000).results.isEmpty)
        #expect(search.results(for: SearchQuery("order"), skipping: -1, limit: -1).results.isEmpty)
    }

    @Test(
        "L7: hostile queries find nothing or little and end",
        arguments: [
            "", "   ", "\0", "\0\0orders", ".*", "(a+)+$", "%_", "\"", "tag:\"", "tag:", ":::", "\u{301}", "\u{202E}",
            String(repeating: "a", count: 1 << 20), String(repeating: "é", count: 127),
            (0..<60).map { "w\($0)" }.joined(separator: " "), "🇦🇹🏳️‍🌈", "'; DROP TABLE x; --",
        ])
    func hostile(_ query: String) async throws {
        let results = try await search().results(for: SearchQuery(query))
        #expect(results.total <= 10)
    }

    @Test func `internal operations are hidden from those who may not see them in lists`() async throws {
        let text = Self.text.replacing("operationId: streets,", with: "operationId: streets, x-internal: true,")
        let document = try await Reading.document(text)
        let query = SearchQuery("streets")
        #expect(DocumentSearch(document).results(for: query).total == 1)
        #expect(DocumentSearch(document.withoutInternal()).results(for: query).total == 0)
        #expect(DocumentSearch(document.withoutInternal()).results(for: SearchQuery("orders")).total > 0)
    }

    @Test func `an excerpt reads as its text is read, without the marks it is written with`() async throws {
        let long = String(repeating: "Nothing to see here.\n\n", count: 400)
        let document = try await Reading.document(
            #"""
            {"openapi":"3.1.0","info":{},"paths":{"/a":{"get":{"description":"Some **marked** text."}},
             "/b":{"get":{"description":"\#(long.replacing("\n", with: "\\n"))The **hidden** treasure.\n\nLater."}}}}
            """#)
        let search = DocumentSearch(document) { $0.replacing("*", with: "") }
        let short = try #require(search.results(for: SearchQuery("marked")).results.first?.excerpt)
        #expect(short.text == "Some marked text.")
        #expect(short.pieces.filter(\.isMarked).map(\.text) == ["marked"])
        let deep = try #require(search.results(for: SearchQuery("treasure")).results.first?.excerpt)
        #expect(deep.text.contains("The hidden treasure."))
        #expect(!deep.text.contains("Nothing"))
    }

    @Test func `a description of nothing has nothing to find`() async throws {
        let search = DocumentSearch(try await Reading.document("{}"))
        #expect(search.results(for: SearchQuery("a")) == .none)
        #expect(search.results(for: SearchQuery("method:get")) == .none)
    }
}
