import Foundation
import Markup
import OpenAPI
import Testing
import TokenDesk

@testable import Pages

/// Tokens in every state of their life, and the desk's pages about them.
struct TokenFixture {
    static let day: TimeInterval = 86_400
    static let now = DeskFixture.now
    let fixture: Fixture
    let api: DeskAPI
    let owner: User

    init() async throws {
        fixture = try await Fixture(Self.text)
        let directory = ResourceDirectory(kinds: [
            .init(
                name: "animal", title: "Animals", groupsTitle: "Houses",
                resources: (0..<30).map { .init(id: "a\($0)", label: "Animal \($0)", groups: ["h1"]) },
                groups: [.init(id: "h1", label: "Cats")])
        ])
        api = DeskAPI(
            id: "zoo", title: "Zoo", document: fixture.document, offer: RightsOffer(of: fixture.document),
            directory: directory)
        owner = try DeskFixture.user()
    }

    static let text = """
        {"openapi":"3.1.0","info":{"title":"Zoo","version":"1"},"tags":[{"name":"Animals"}],
         "paths":{
          "/animals":{"get":{"operationId":"listAnimals","x-portico-resource":"animal","tags":["Animals"],
             "security":[{"token":["read"]}],"responses":{}}},
          "/animals/{id}":{"get":{"operationId":"getAnimal","tags":["Animals"],"security":[{"token":["read"]}],
             "parameters":[{"name":"id","in":"path","required":true,"x-portico-resource":"animal","schema":{"type":"string"}}],
             "responses":{}}},
          "/me":{"get":{"operationId":"me","security":[{"token":[]}],"responses":{}}},
          "/open":{"get":{"operationId":"open","security":[],"responses":{}}}},
         "components":{"securitySchemes":{"token":{"type":"http","scheme":"bearer","x-scopes":{"read":"Look."}}}}}
        """

    /// A token, used when so asked.
    func record(
        _ text: String = "Import job", used: TimeInterval? = nil, age: TimeInterval = 3_600,
        change: (inout TokenRecord) -> Void = { _ in }
    ) throws -> TokenRecord {
        let id = try #require(TokenID("0000000000000000000042"))
        var record = TokenRecord(
            id: id, api: "zoo", owner: owner.id, subject: owner.name, label: text, comment: text, purpose: text,
            hint: "ptc_AbCd", lastFour: "x4Z9",
            rights: AccessRights(
                scopes: [Scope("read")], resources: [ResourceLimit(kind: "animal", ids: ["a1", text], groups: ["h1"])]),
            createdAt: Self.now.addingTimeInterval(-age), createdBy: text,
            lastUsedAt: used.map { Self.now.addingTimeInterval(-$0) }, lastAddress: "192.0.2.7", requests: 1_234)
        change(&record)
        return record
    }

    /// Every page about tokens, by name; `text` stands wherever people write.
    func pages(_ text: String = "Import job") throws -> [(name: String, html: HTML)] {
        let frame = DeskFixture.frame(owner)
        let record = try record(text, used: 60)
        var values = TokenFormValues(record)
        values.networks = text
        values.limits[0].find = text
        values.limits[0].more = text
        let usage = TokenUsage(
            days: (0..<30).map { .init(day: Self.now, requests: $0, failures: $0 / 3) },
            lines: [
                .init(operation: "getAnimal", statusClass: 2, requests: 7),
                .init(operation: text, statusClass: 4, requests: 1),
            ],
            failures: [
                .init(token: record.id, moment: Self.now, operation: text, status: 403, reason: "missing-scope"),
                .init(token: record.id, moment: Self.now, operation: "me", status: 500, reason: ""),
            ], today: 29)
        let events = [AuditEvent(.tokenIssued, at: Self.now, by: text, to: text, from: text, detail: text)]
        let filter = TokenFilter(text: text, owner: text)
        let list = TokensPage(
            frame: frame, now: Self.now, filter: filter, records: [record], total: 120, size: 50, apis: [api],
            owners: [text, "bo"], message: text)
        let empty = TokensPage(
            frame: frame, now: Self.now, filter: TokenFilter(), records: [], total: 0, size: 50, apis: [api])
        let form = TokenFormPage(
            frame: frame, now: Self.now, api: api, choices: [("zoo", text), ("b", "B")], values: values,
            owners: [text, "bo"], problems: [.label: text, .networks: text], problem: text)
        let issued = IssuedTokenPage(
            frame: frame, now: Self.now, reason: .made, secret: "ptc_the-secret", record: record,
            preview: TokenPreview(api: api, rights: record.rights, noun: "token"), examples: [("curl", text)],
            isCopyable: true)
        let page = TokenPage(
            frame: frame, now: Self.now, record: record, api: api, usage: usage, events: events, isOwner: true,
            isCopyable: true, message: text)
        let edit = TokenEditPage(frame: frame, record: record, api: api, values: values, problem: text)
        return [
            ("list", list.html()), ("empty list", empty.html()), ("form", form.html()), ("issued", issued.html()),
            ("token", page.html()), ("edit", edit.html()),
        ]
            + [TokenAction.pause, .resume, .rotate, .delete].map { action in
                (
                    action.rawValue,
                    TokenConfirmPage(
                        frame: frame, now: Self.now, action: action, record: record, today: 214, grace: 86_400
                    ).html()
                )
            }
    }
}
