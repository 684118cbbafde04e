import Foundation
import Markup
import Testing
import TokenDesk

@testable import Pages

@Suite("The desk's pages about tokens") struct TokenPagesTests {
    static let names = [
        "list", "empty list", "form", "issued", "token", "edit", "pause", "resume", "rotate", "delete",
    ]

    private func elements(_ name: String) async throws -> [Element] {
        let page = try #require(try await TokenFixture().pages().first { $0.name == name })
        return try #require(Element.all(in: page.html.description), "every element is closed by its own tag")
    }

    @Test(arguments: names) func `a page is built like every other`(_ name: String) async throws {
        let elements = try await elements(name)
        #expect(elements.filter { $0.name == "main" }.count == 1)
        #expect(elements.filter { $0.name == "h1" }.count == 1)
        var level = 0
        for element in elements where !element.ancestors.contains("dialog") {
            guard element.name.count == 2, element.name.first == "h", let next = Int(element.name.suffix(1)) else {
                continue
            }
            #expect(next <= level + 1, "h\(next) after h\(level)")
            level = next
        }
        let ids = elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for reference in elements.compactMap({ $0.attributes["for"] }) { #expect(ids.contains(reference)) }
        let labelled = Set(elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
        for input in elements where ["input", "select", "textarea"].contains(input.name) {
            let isNamed =
                input.attributes["type"] == "hidden" || input.has("aria-label") || input.ancestors.contains("label")
                || input.attributes["id"].map(labelled.contains) == true
            #expect(isNamed, "\(input.attributes)")
        }
        #expect(!elements.contains { $0.has("style") || $0.attributes.keys.contains { $0.hasPrefix("on") } })
        for form in elements where form.name == "form" && form.attributes["method"] == "post" {
            let csrf = elements.filter { $0.index > form.index }.first { $0.name == "input" }
            #expect(csrf?.attributes["name"] == "csrf", "N5")
        }
    }

    @Test("D11: what people write stays text on the pages about tokens", arguments: HostileTextTests.payloads)
    func staysText(_ payload: String) async throws {
        for page in try await TokenFixture().pages(payload) {
            let elements = try #require(Element.all(in: page.html.description), "\(page.name)")
            #expect(elements.filter { $0.name == "script" }.count == 1, "\(page.name)")
            for element in elements {
                #expect(!["iframe", "style", "object", "img"].contains(element.name), "\(page.name)")
                #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
                for name in ["action", "href", "src", "formaction"] {
                    let address = element.attributes[name] ?? "/"
                    #expect(address.hasPrefix("#") || (address.hasPrefix("/") && !address.hasPrefix("//")))
                }
            }
        }
    }

    @Test("D5: a token's text stands in no attribute, and on the one page alone")
    func secret() async throws {
        for page in try await TokenFixture().pages() {
            let text = page.html.description
            #expect(text.contains("ptc_the-secret") == (page.name == "issued"))
            let elements = try #require(Element.all(in: text))
            #expect(!elements.contains { $0.attributes.values.contains { $0.contains("the-secret") } })
        }
    }

    @Test(
        "Each of the three desks that are in use elsewhere has its own words and columns",
        arguments: [
            (
                DeskWords.Preset.tokens, "API tokens", "Save",
                ["Description", "Last used", "Requests", "Access rights"], ["Copy", "Delete"]
            ),
            (
                .keys, "API keys", "SAVE",
                [
                    "API key", "Comments", "Available actions", "Available animals", "Available houses", "Created",
                    "User created", "Last access", "Active",
                ], ["Edit", "Cancel"]
            ),
            (
                .generate, "API Token", "Generate", ["Description", "Scopes", "Created", "Last used", "Active"],
                ["Copy", "Delete"]
            ),
            (
                .union, "API tokens", "Save",
                [
                    "Description", "API key", "Comments", "Access rights", "Available animals", "Available houses",
                    "Created", "User created", "Last used", "Requests", "Ends", "Active",
                ], ["Copy", "Edit", "Delete"]
            ),
        ])
    func presets(
        _ preset: DeskWords.Preset, _ title: String, _ save: String, _ columns: [String], _ actions: [String]
    ) async throws {
        let tokens = try await TokenFixture()
        var frame = DeskFixture.frame(tokens.owner)
        frame.words = DeskWords(preset)
        let record = try tokens.record(used: 60)
        let list = TokensPage(
            frame: frame, now: TokenFixture.now, filter: TokenFilter(), records: [record], total: 1, size: 50,
            apis: [tokens.api]
        ).html().description
        let head = list.components("<thead>")[1].components("</thead>")[0]
        let found = head.components("<th ").dropFirst().map { cell in
            cell.components("</th>")[0].components(">").map { $0.components("<")[0] }.joined().replacing(" ↓", with: "")
        }.map { $0.components("scope=\"col\"").last ?? "" }
        #expect(found.dropLast().map { $0.replacing(" aria-sort=\"descending\"", with: "") } == columns)
        #expect(list.contains("<h1>\(title)</h1>"))
        for action in actions { #expect(list.contains(">\(action)<"), "\(action)") }
        let form = TokenFormPage(
            frame: frame, now: TokenFixture.now, api: tokens.api, choices: [], values: TokenFormValues(api: "zoo")
        ).html().description
        #expect(form.contains(">\(save)</button>"))
    }

    @Test(
        "A token's state is told by words and a sign, or a dash",
        arguments: [
            ("Active", true), ("Never used", true), ("Ends soon", true), ("Being replaced", true), ("Paused", true),
            ("Expired, unused", false), ("Expired", false), ("Replaced", false), ("Cancelled", false),
        ])
    func states(words: String, hasIcon: Bool) async throws {
        let tokens = try await TokenFixture()
        let day = TokenFixture.day
        let records = [
            try tokens.record(used: 60), try tokens.record(), try tokens.record(used: 9 * day, age: 20 * day),
            try tokens.record(used: 60) { $0.retiresAt = TokenFixture.now.addingTimeInterval(60) },
            try tokens.record(used: 60) { $0.pausedAt = TokenFixture.now },
            try tokens.record(used: 11 * day, age: 30 * day), try tokens.record(used: 60, age: 365 * day),
            try tokens.record(used: 60) { $0.retiresAt = TokenFixture.now },
            try tokens.record(used: 60) { $0.revokedAt = TokenFixture.now },
        ]
        let shown = records.map { record -> (String, Bool) in
            var html = HTML()
            record.state(at: TokenFixture.now).write(into: &html)
            let text = html.description
            return (
                text.components("</span>").dropLast().last?.components(">").last ?? "", text.contains("class=\"icon")
            )
        }
        let found = try #require(shown.first { $0.0 == words }, "\(shown)")
        #expect(found.1 == hasIcon)
    }

    @Test(
        "The life of a token is spelled out",
        arguments: [
            (
                60.0, 3_600.0,
                "It ends in 10 days (2025-06-25 15:05:40 UTC) if it is not used. Each use moves this to 10 days later, at the latest on 2026-06-15 14:06:40 UTC."
            ),
            (60.0, 364.5 * 86_400, "It ends in 12 hours (2025-06-16 03:06:40 UTC), however often it is used."),
            (
                11.0 * 86_400, 30.0 * 86_400,
                "It ended 1 day ago (2025-06-14 15:06:40 UTC) because it was not used for too long."
            ),
        ])
    func life(used: TimeInterval, age: TimeInterval, words: String) async throws {
        var html = HTML()
        LifeText(record: try await TokenFixture().record(used: used, age: age), now: TokenFixture.now).write(
            into: &html)
        let text = html.description.components("<").map { $0.components(">").last ?? "" }.joined()
        #expect(text == words)
    }

    @Test(arguments: [
        (TokenAction.delete, "214 requests today came with it"), (.delete, "401 at once"),
        (.pause, "until you resume it"),
        (.resume, "again at once"), (.rotate, "goes on working"), (.rotate, "1 day, until 2025-06-16 15:06:40 UTC"),
    ])
    func `a change names its consequence`(_ action: TokenAction, _ words: String) async throws {
        let page = try #require(try await TokenFixture().pages().first { $0.name == action.rawValue })
        #expect(page.html.description.contains(words))
    }

    @Test func `the chart is a drawing with a name and the table behind it`() async throws {
        let text = try #require(try await TokenFixture().pages().first { $0.name == "token" }).html.description
        #expect(
            text.contains(
                "role=\"img\" aria-label=\"435 requests in the last 30 days, 135 failed, at most 29 on a day\""))
        let elements = try #require(Element.all(in: text))
        #expect(elements.filter { $0.attributes["class"] == "chart-bar" }.count == 29)
        #expect(
            text.contains("aria-label=\"Requests per day\"")
                && text.contains("aria-label=\"Requests by operation and status\""))
        #expect(text.contains("The token lacks an access right"))
    }

    @Test func `every refusal has words and advice`() {
        let refusals: [TokenRefusal] = [
            .unknown, .revoked, .expired(at: .now), .paused, .ownerWithoutAccess, .network, .missingScopes([], of: []),
            .operationNotGranted, .notByToken, .resource(kind: "k"), .unnamedResource(kind: "k"), .rate(retryAfter: 1),
        ]
        for refusal in refusals { #expect(RefusalText(code: refusal.code)?.advice.isEmpty == false, "\(refusal.code)") }
        #expect(RefusalText(code: "<b>") == nil)
    }

    @Test(arguments: [
        TokenFilter(), TokenFilter(text: "a&b=c +%"),
        TokenFilter(state: "paused", api: "zoo", owner: "bo", isUnused: true),
        TokenFilter(sort: .label, isDescending: false, page: 3), TokenFilter(sort: .created, isDescending: false),
    ])
    func `a filter stands whole in its address`(_ filter: TokenFilter) {
        var values: [String: String] = [:]
        for pair in filter.query.drop(while: { $0 == "?" }).split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
            values[halves[0]] = halves[1].removingPercentEncoding
        }
        #expect(TokenFilter { values[$0] } == filter)
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000"),
    ])
    func `large numbers are read in groups`(_ number: Int, _ text: String) {
        #expect(Count.grouped(number) == text)
    }
}
