import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite("Habits of the console and the overview") struct HabitsTests {
    static let shop = """
        {"openapi":"3.1.0","info":{"title":"Shop","version":"1"},"paths":{"/items":{"post":{"operationId":"add","tags":["Items"],
          "parameters":[{"name":"size","in":"query","schema":{"type":"string"},"examples":{
             "small":{"summary":"A small one","value":"S"},"large":{"value":"XL"},"elsewhere":{"externalValue":"https://x.example/a"}}},
            {"name":"colour","in":"query","schema":{"type":"array","items":{"type":"string"}},"examples":{
             "warm":{"value":["red","orange"]},"cold":{"value":["blue"]}}},
            {"name":"plain","in":"query","schema":{"type":"string"},"example":"p"}],
          "requestBody":{"content":{"application/json":{"schema":{"type":"object"},"examples":{
             "lamp":{"summary":"A lamp","value":{"title":"Lamp"}},"chair":{"value":{"title":"Chair"}}}},
            "application/x-www-form-urlencoded":{"schema":{"type":"object","properties":{"title":{"type":"string"}}},"examples":{
             "desk":{"value":{"title":"Desk"}}}}}},
          "responses":{"200":{"description":"ok"}}}}}}
        """

    private func page(_ draft: CallDraft? = nil, problems: [Problem] = [], canSkip: Bool = false) async throws -> String
    {
        let fixture = try await Fixture(Self.shop)
        return OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("add"), draft: draft,
            problems: problems, canSkipProblems: canSkip
        ).html().description
    }

    /// The options of the select with that name: value, text, and whether it is chosen.
    private func options(_ name: String, in text: String) -> [(value: String, text: String, isChosen: Bool)] {
        guard text.contains("name=\"\(name)\"") else { return [] }
        let select = text.components("name=\"\(name)\"")[1].components("</select>")[0]
        return select.components("<option ").dropFirst().map { option in
            let tag = option.prefix { $0 != ">" }
            return (
                String(option.components("value=\"")[1].prefix { $0 != "\"" }),
                option.components(">")[1].components("<")[0], tag.hasSuffix(" selected") || tag.contains(" selected ")
            )
        }
    }

    @Test func `named examples are offered above their input, the first is filled in`() async throws {
        let text = try await page()
        #expect(options("x.p.query.size", in: text).map(\.text) == ["[Modified value]", "A small one", "large"])
        #expect(options("x.p.query.size", in: text).map(\.isChosen) == [false, true, false])
        #expect(options("x.p.query.colour", in: text).map(\.value) == ["", "warm", "cold"])
        #expect(options("x.body", in: text).map(\.text) == ["[Modified value]", "A lamp", "chair"])
        #expect(options("x.p.query.plain", in: text).isEmpty)
        #expect(text.contains(">Examples:</label>"))
    }

    @Test(
        "what was typed decides which example stands there",
        arguments: [
            ("{\n  \"title\": \"Chair\"\n}", "chair"), ("{\r\n  \"title\": \"Chair\"\r\n}", "chair"),
            ("{\"title\":\"Stool\"}", "[Modified value]"), ("", "[Modified value]"),
        ])
    func modified(body: String, chosen: String) async throws {
        let text = try await page(CallDraft(values: ["body": [body], "media": ["application/json"]]))
        #expect(options("x.body", in: text).first { $0.isChosen }?.text == chosen)
    }

    @Test func `a value of one input stands in its option, one of several the server fills in`() async throws {
        let elements = try #require(Element.all(in: try await page()))
        let options = elements.filter { $0.name == "option" }
        #expect(options.first { $0.attributes["value"] == "large" }?.attributes["data-value"] == "XL")
        #expect(options.first { $0.attributes["value"] == "warm" }?.has("data-value") == false)
        #expect(options.first { $0.attributes["value"] == "desk" }?.has("data-value") == false)
        let use = elements.filter { $0.name == "button" && $0.attributes["name"] == "example" }
        #expect(use.map { $0.attributes["formaction"] }.allSatisfy { $0 == "/zoo/operations/add/draft" })
        #expect(use.map { $0.attributes["value"] } == ["p.query.size", "p.query.colour", "body", "body"])
    }

    @Test func `Execute anyway stands there when all that is wrong can be left out`() async throws {
        let problem = Problem(field: .body, message: "This operation needs a body.")
        for (problems, canSkip, isOffered) in [([problem], true, true), ([problem], false, false), ([], true, false)] {
            let elements = try #require(Element.all(in: try await page(problems: problems, canSkip: canSkip)))
            let button = try #require(elements.first { $0.attributes["data-action"] == "anyway" })
            #expect(button.attributes["formaction"]?.hasSuffix("?anyway=1") == true)
            #expect(button.has("hidden") != isOffered)
        }
        let skipped = ExchangePage.problems([problem], canBeSkipped: true, csrf: "").description
        #expect(skipped.contains(" data-anyway"))
        #expect(!ExchangePage.problems([problem], canBeSkipped: false, csrf: "").description.contains("data-anyway"))
    }

    @Test func `the first button of the form, which Enter presses, executes`() async throws {
        let elements = try #require(Element.all(in: try await page(CallDraft(values: ["p.query.size": ["M"]]))))
        let form = try #require(elements.first { $0.attributes["class"] == "console" })
        let button = try #require(elements.first { $0.index > form.index && $0.name == "button" })
        #expect(button.attributes["type"] == "submit" && !button.has("formaction") && !button.has("name"))
        #expect(form.has("novalidate"), "the server says what is wrong, the same with scripts and without")
    }

    @Test func `Reset is the browser's until something was kept, then the server forgets it`() async throws {
        for (draft, type) in [(nil, "reset"), (CallDraft(values: ["p.query.size": ["M"]]), "submit")] {
            let elements = try #require(Element.all(in: try await page(draft)))
            let reset = try #require(elements.first { $0.attributes["data-action"] == "reset" })
            #expect(reset.attributes["type"] == type)
            #expect(reset.has("hidden") == (draft == nil))
        }
    }

    @Test func `the commands of three shells stand under their names`() async throws {
        var html = HTML()
        html.commands(ExchangeViewCommands.all)
        let elements = try #require(Element.all(in: html.description))
        #expect(
            elements.compactMap { $0.attributes["data-label"] } == ["cURL (bash)", "cURL (PowerShell)", "cURL (CMD)"])
        for label in ["cURL (bash)", "cURL (PowerShell)", "cURL (CMD)"] {
            #expect(html.description.contains(">\(label)</p>"), "without scripts the name is a line of text")
        }
    }

    private enum ExchangeViewCommands {
        static let all = ["bash", "PowerShell", "CMD"].map { ShownCommand(label: "cURL (\($0))", text: "curl") }
    }

    @Test(
        "tags are filtered by what is in their name, without case",
        arguments: [
            ("", ["animals", "visits"]), ("ANIM", ["animals"]), ("it", ["visits"]), ("zzz", []), ("<", []),
        ])
    func filter(words: String, shown: [String]) async throws {
        let fixture = try await Fixture()
        let page = OverviewPage(frame: fixture.frame, document: fixture.document, filter: words).html().description
        let elements = try #require(Element.all(in: page))
        let sections = elements.filter { $0.has("data-tag") }
        #expect(sections.filter { !$0.has("hidden") }.map { $0.attributes["data-tag"] } == shown)
        #expect(try #require(elements.first { $0.attributes["id"] == "no-tag" }).has("hidden") == !shown.isEmpty)
        #expect(elements.filter { $0.attributes["name"] == "filter" }.count == 1)
    }

    @Test func `a row of a tag that is fetched later has its name in the page already`() async throws {
        let paths = (0..<450).map { number in
            #""/p\#(number)":{"get":{"operationId":"op\#(number)","tags":["T\#(number / 100)"],"responses":{}}}"#
        }
        let fixture = try await Fixture(
            #"{"openapi":"3.1.0","info":{"title":"L","version":"1"},"paths":{\#(paths.joined(separator: ","))}}"#)
        let page = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        let elements = try #require(Element.all(in: page))
        let late = try #require(elements.first { $0.attributes["id"] == "d-op-op420" })
        #expect(late.ancestors.contains("details") && late.attributes["class"] == nil)
        #expect(elements[late.index + 1].attributes["href"] == "/zoo/operations/op420")
        #expect(
            elements.filter { $0.attributes["data-behavior"] == "lazy" && $0.ancestors.contains("main") }.count == 4)
        #expect(Set(elements.compactMap { $0.attributes["id"] }).isSuperset(of: (0..<450).map { "d-op-op\($0)" }))
        #expect(elements.count { $0.attributes["class"] == "row" } == 100)
        let found = OverviewPage(frame: fixture.frame, document: fixture.document, filter: "t4").html().description
        #expect(
            try #require(Element.all(in: found)).contains {
                $0.attributes["class"] == "row" && $0.attributes["id"] == "d-op-op420"
            })
    }

    @Test(
        "Of many operations the rows of the first tags stand in the page, unless one tag has too many, and of a few all",
        arguments: [([250, 150], 250), ([60, 40, 300], 100), ([301, 10], 0), ([200, 100], 300)])
    func rows(counts: [Int], rows: Int) async throws {
        let paths = counts.enumerated().flatMap { tag, count in
            (0..<count).map { number in #""/t\#(tag)/p\#(number)":{"get":{"tags":["T\#(tag)"],"responses":{}}}"# }
        }
        let fixture = try await Fixture(
            #"{"openapi":"3.1.0","info":{"title":"L","version":"1"},"paths":{\#(paths.joined(separator: ","))}}"#)
        let page = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        #expect(try #require(Element.all(in: page)).count { $0.attributes["class"] == "row" } == rows)
    }
}
