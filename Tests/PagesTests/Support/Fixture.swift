import Markup

import struct Foundation.Date

@testable import OpenAPI
@testable import Pages

/// A small description with something of everything, and what a page needs around it.
struct Fixture {
    let document: Document
    let outline: Outline
    var frame: Frame

    init(_ text: String = Fixture.zoo) async throws {
        let name = text.hasPrefix("{") ? "zoo.json" : "zoo.yaml"
        document = try await DocumentReader(source: NoSource()).read(name, bytes: Array(text.utf8))
        outline = Outline(document: document, id: "zoo")
        frame = Frame(
            siteTitle: "Portico",
            catalog: [CatalogEntry(id: "zoo", title: document.info.title, version: "1.2", specification: "3.1.0")],
            documentID: "zoo", outline: outline, csrf: "the-token", nonce: "the-nonce", assetBase: "/assets/v",
            address: "/zoo")
    }

    /// A catalog of this description alone.
    static func listing(_ document: Document) -> CatalogListing {
        let catalog = Catalog([(CatalogID(name: "zoo"), "zoo.json")])
        catalog.publish(document, as: CatalogID(name: "zoo"))
        return CatalogListing(catalog.entries)
    }

    /// What changed since a version without operations and one with another title.
    func changesPage() -> HTML {
        var frame = frame
        frame.versions = [VersionChoice(id: "zoo", name: "1.2"), VersionChoice(id: "zoo-1", name: "1.1")]
        let all = Changes(
            groups: [
                .init(operation: nil, changes: [Self.change(.titleChanged, .text)]),
                .init(
                    operation: ChangedOperation(old: nil, new: document.operations.first),
                    changes: [Self.change(.requiredParameterAdded, .breaking)]),
            ], isCut: true)
        return ChangesPage(frame: frame, other: frame.versions[1], changes: all).html()
    }

    private static func change(_ kind: ChangeKind, _ level: Change.Level) -> Change {
        Change(
            kind: kind, level: level, flow: .sent, part: "query parameter <q>", path: "", before: "<i>",
            after: "\u{202E}b",
            old: nil, new: nil)
    }

    func operation(_ id: String) throws -> Operation {
        try required(document.operation(OperationID(id)))
    }

    /// Every kind of page, by name.
    func pages() throws -> [(name: String, html: HTML)] {
        let operation = try operation("addAnimal")
        let schema = try required(document.schemas.first)
        let section = try required(outline.sections.first)
        let view = Fixture.exchange()
        var bare = frame
        bare.documentID = nil
        bare.outline = nil
        return [
            ("catalog", CatalogPage(frame: bare, listing: Fixture.listing(document)).html()),
            ("overview", OverviewPage(frame: frame, document: document).html()),
            ("tag", TagPage(frame: frame, document: document, section: section).html()),
            (
                "operation",
                OperationPage(
                    frame: frame, document: document, operation: operation,
                    commands: [ShownCommand(label: "cURL (bash)", text: "curl")]
                ).html()
            ),
            (
                "operation with result",
                OperationPage(frame: frame, document: document, operation: operation, exchange: view).html()
            ),
            ("schema", SchemaPage(frame: frame, document: document, schema: schema).html()),
            (
                "authorize",
                AuthorizePage(frame: frame, document: document, schemes: document.securitySchemes, saved: []).html()
            ),
            (
                "authorize with what is kept",
                AuthorizePage(
                    frame: frame, document: document, schemes: [], saved: [], kept: Self.keptCredentials
                ).html()
            ),
            ("operation with values", operationWithValues(operation, view)),
            ("values", ValuesPage(frame: frame, values: Self.values, now: Date()).html()),
            ("exchange", ExchangePage(frame: frame, operation: operation, exchange: view).html()),
            (
                "search",
                SearchPage(
                    frame: frame, document: document, query: SearchQuery("animal"),
                    results: DocumentSearch(document).results(for: SearchQuery("animal"))
                ).html()
            ),
            ("changes", changesPage()),
            ("problems", ProblemsPage(frame: frame, document: document).html()),
            (
                "error",
                ErrorPage(frame: frame, status: 404, title: "Not found", message: "No such page.", requestID: "r1")
                    .html()
            ),
            ("refused", RefusedPage(frame: frame, origin: "http://10.0.0.5", why: "Private.", line: "allow x").html()),
        ]
    }

    /// Values with names, places and texts that do not behave.
    static let values = [
        ShownValue(
            id: "v1", name: "order", text: "<o>&\"\u{202E}", operation: "<Order>", operationID: "addAnimal",
            source: "/a~1b", takenAt: Date(timeIntervalSince1970: 1_700_000_000)),
        ShownValue(
            id: "v2", name: "ticket", text: nil, operation: "gone", operationID: nil, source: "$response.body",
            takenAt: Date(timeIntervalSince1970: 1_700_000_000)),
    ]

    static let keptCredentials = KeptCredentials(
        custom: [SavedAuthorization(scheme: "header:X-<b>", hint: "…1234", origin: "https://zoo.example")],
        rules: [ShownRule(id: "r1", operation: "<Log in>", source: "/t", scheme: "k<", origin: "https://zoo.example")],
        identities: [ShownIdentity(id: "i1", name: "<Admin>", schemes: ["k<"])], canSave: true)

    private func operationWithValues(_ operation: OpenAPI.Operation, _ view: ExchangeView) -> HTML {
        var view = view
        view.capture = CaptureOffer(
            documentID: "zoo", operationID: "addAnimal", exchange: "x1", csrf: "t", sources: ["/a", "/b<"],
            credentialSource: "/a", schemes: [.init(name: "k<", kind: "apiKey")], origin: "https://zoo.example")
        view.capture?.refusal = .init(.credential, "Expected <this>.")
        var page = OperationPage(frame: frame, document: document, operation: operation, exchange: view)
        page.captured = Self.values
        page.identities = Self.keptCredentials.identities
        return page.html()
    }

    static func exchange(
        status: Int = 200, type: String = "application/json", body: String = #"{"id":1}"#, wasAuthorized: Bool = false
    ) -> ExchangeView {
        ExchangeView(
            id: "x1", documentID: "zoo", operationID: "addAnimal",
            request: ShownRequest(
                method: "POST", url: "https://zoo.example/animals",
                fields: [ShownField("Authorization", "Bearer ••••••••")],
                body: "{}", bodySize: 2, commands: [ShownCommand(label: "cURL (bash)", text: "curl --globoff")]),
            outcome: .response(
                ShownResponse(
                    status: status, reason: "Reason", fields: [ShownField("Content-Type", type)],
                    body: Array(body.utf8),
                    isTruncated: false, duration: .milliseconds(38), isDocumented: status == 200)),
            needsAuthorization: true, wasAuthorized: wasAuthorized)
    }

    private func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    struct Missing: Error {}

    static let zoo = """
        {"openapi":"3.1.0","info":{"title":"Zoo","version":"1.2","summary":"Animals","description":"A *zoo*.",
          "contact":{"name":"Keeper","url":"https://zoo.example","email":"k@zoo.example"},"license":{"name":"MIT","identifier":"MIT"}},
         "servers":[{"url":"https://{city}.zoo.example/{v}","description":"Live","variables":{
            "city":{"default":"vienna","enum":["vienna","berlin"]},"v":{"default":"v1"}}},{"url":"https://test.example"}],
         "security":[{"key":[]}],
         "tags":[{"name":"Animals","description":"Who lives here."},{"name":"Visits"}],
         "paths":{
          "/animals":{
           "get":{"operationId":"listAnimals","tags":["Animals"],"summary":"List animals","parameters":[
              {"name":"kind","in":"query","schema":{"type":"string","enum":["cat","dog"],"default":"cat"}},
              {"name":"tame","in":"query","schema":{"type":"boolean"}},
              {"name":"names","in":"query","schema":{"type":"array","items":{"type":"string"}},"example":["Ada","Bo"]},
              {"name":"note","in":"query","allowEmptyValue":true,"schema":{"type":"string"}},
              {"name":"filter","in":"query","schema":{"type":"object","properties":{"a":{"type":"string"}}}},
              {"name":"X-Trace","in":"header","deprecated":true,"schema":{"type":"string","minLength":3}}],
              "responses":{"200":{"description":"All","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Animal"}}}}}}},
           "post":{"operationId":"addAnimal","tags":["Animals"],"summary":"Add an animal","security":[{"basic":[]},{"key":[],"token":["write"]}],
              "requestBody":{"required":true,"content":{
                "application/json":{"schema":{"$ref":"#/components/schemas/Animal"},"example":{"name":"Ada"}},
                "multipart/form-data":{"schema":{"type":"object","required":["photo"],"properties":{"photo":{"type":"string","format":"binary"},"name":{"type":"string"}}}}}},
              "responses":{"201":{"description":"Added","headers":{"Location":{"schema":{"type":"string"}}},
                 "links":{"GetIt":{"operationId":"getAnimal","parameters":{"id":"$response.body#/id"}}},
                 "content":{"application/json":{"schema":{"$ref":"#/components/schemas/Animal"}},"application/xml":{"schema":{"$ref":"#/components/schemas/Animal"}}}},
               "4XX":{"description":"Wrong"}}}},
          "/animals/{id}":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],
           "get":{"operationId":"getAnimal","tags":["Animals"],"deprecated":true,"security":[],"responses":{"default":{"description":"One"}}}},
          "/visits":{"get":{"operationId":"listVisits","tags":["Visits"],"responses":{"200":{"description":"Visits"}}}}},
         "webhooks":{"born":{"post":{"operationId":"born","summary":"Born","responses":{"200":{"description":"ok"}}}}},
         "components":{
          "schemas":{"Animal":{"type":"object","required":["name"],"properties":{
             "name":{"type":"string","maxLength":40,"description":"What it is called."},
             "id":{"type":"integer","readOnly":true},"mother":{"$ref":"#/components/schemas/Animal"},
             "home":{"type":"object","properties":{"cage":{"type":"integer"}}},
             "kind":{"oneOf":[{"title":"Cat","type":"object","properties":{"lives":{"type":"integer"}}},{"title":"Dog","type":"object"}]}}}},
          "securitySchemes":{
             "key":{"type":"apiKey","in":"header","name":"X-Key"},
             "token":{"type":"http","scheme":"bearer"},
             "basic":{"type":"http","scheme":"basic"}}}}
        """
}
