import Foundation
import Markup
import OpenAPI
import TestSupport
import Testing

@testable import Pages

@Suite struct SchemaPageTests {
    private static let text = ##"""
        {"openapi":"3.1.0","info":{"title":"T","version":"1"},
         "paths":{"/pay":{"post":{"operationId":"pay",
            "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Payment"}}}},
            "responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Card"},
               "examples":{"one":{"summary":"The first","description":"With *text*.","value":{"n":1}},"far":{"summary":"Far away","externalValue":"https://example.com/far.json"},"evil":{"externalValue":"javascript:alert(1)"}}}}}}}}},
         "components":{"schemas":{
           "Payment":{"oneOf":[{"$ref":"#/components/schemas/Card"},{"$ref":"#/components/schemas/Cash"}]},
           "Card":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"},"owner":{"$ref":"#/components/schemas/Owner"}}},
           "Cash":{"type":"object","required":["sum"],"properties":{"sum":{"type":"number"}}},
           "Owner":{"type":"object","properties":{"home":{"$ref":"#/components/schemas/Home"}}},
           "Home":{"type":"object","properties":{"town":{"type":"object","properties":{"name":{"type":"string"}}}}}}}}
        """##

    private func page(_ name: String, levels: Int = 0) async throws -> String {
        let fixture = try await Fixture(Self.text)
        let schema = try #require(fixture.document.schema(SchemaID(name)))
        return SchemaPage(frame: fixture.frame, document: fixture.document, schema: schema, levels: levels).html()
            .description
    }

    @Test func `a schema tells which operations and schemas use it, and by which way`() async throws {
        let card = try await page("Card")
        #expect(card.contains("id=\"used-by\""))
        #expect(card.contains("/zoo/operations/pay#d-response-200"))
        #expect(card.contains("href=\"/zoo/schemas/Payment\""))
        let owner = try await page("Owner")
        #expect(owner.contains("1 operation by way of these schemas"))
    }

    @Test func `as many levels are unfolded as the address asks for, without scripts`() async throws {
        let folded = try await page("Card")
        #expect(!folded.contains("<details open"))
        let unfolded = try await page("Card", levels: 8)
        #expect(unfolded.contains("<details open"))
        #expect(unfolded.contains("d-schema-property.owner.home.town.name"))
        #expect(!unfolded.contains("data-behavior=\"lazy\""))
        #expect(try await page("Card", levels: .max).utf8.count == unfolded.utf8.count)
    }

    @Test func `each alternative has a sample that follows it`() async throws {
        let text = try await page("Payment")
        let elements = try #require(Element.all(in: text))
        let picks = elements.filter { $0.has("data-pick") }.compactMap { $0.attributes["data-label"] }
        #expect(picks == ["Card", "Cash"])
        #expect(elements.compactMap { $0.attributes["data-variant"] } == picks)
    }

    @Test func `S11: named examples are offered with summary and text, one kept elsewhere is a link and no more`()
        async throws
    {
        let fixture = try await Fixture(Self.text)
        let operation = try fixture.operation("pay")
        let text = OperationPage(frame: fixture.frame, document: fixture.document, operation: operation).html()
            .description
        for part in [
            "The first", "With <em>text</em>.", "Far away", "Kept elsewhere: <a href=\"https://example.com/far.json\"",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("href=\"javascript"))
        #expect(text.contains("id=\"d-response-200\"") && text.contains("id=\"d-response-200.n\""))
    }

    @Test func `an operation unfolded in a list has no ids but links to its own page`() async throws {
        let fixture = try await Fixture(Self.text)
        let operation = try fixture.operation("pay")
        let text = OperationPage(frame: fixture.frame, document: fixture.document, operation: operation).panel()
            .description
        #expect(!text.contains("id=\"d-response"))
        #expect(text.contains("href=\"/zoo/operations/pay#d-response-200.n\""))
    }

    @Test func `S12: schemas that all refer to one another unfold within the limits`() async throws {
        let names = (0..<60).map { "S\($0)" }
        let schemas = names.map { name in
            let members = names.map {
                ##""\##($0)":{"anyOf":[{"type":"string"},{"$ref":"#/components/schemas/\##($0)"}]}"##
            }
            return "\"\(name)\":{\"type\":\"object\",\"properties\":{\(members.joined(separator: ","))}}"
        }
        let fixture = try await Fixture(
            ##"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{\##(schemas.joined(separator: ","))}}}"##
        )
        let schema = try #require(fixture.document.schemas.first)
        let page = SchemaPage(frame: fixture.frame, document: fixture.document, schema: schema, levels: 8)
        let (html, time) = processorTime { page.html() }
        #expect(html.count < 5 << 20)
        #expect(time < .seconds(30))
    }

    @Test(
        "The biggest schemas of real descriptions are shown in bounded size, unfolded altogether",
        .enabled(if: Corpus.isPresent),
        arguments: [
            ("kubernetes/swagger.json", "io.k8s.api.core.v1.Pod"),
            ("kubernetes/swagger.json", "io.k8s.api.apps.v1.Deployment"),
            ("kubernetes/swagger.json", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps"),
            ("github/api.github.com-3.0.json", "full-repository"), ("telegram/telegram_bot_api-3.0.json", "Message"),
        ])
    func large(file: String, name: String) async throws {
        let document = try await DocumentReader(source: NoSource()).read(file, bytes: try Corpus.bytes("specs/" + file))
        let schema = try #require(document.schemas.first { $0.name == name })
        let fixture = try await Fixture()
        let whole = SchemaPage(frame: fixture.frame, document: document, schema: schema, levels: 8).html()
        #expect(whole.count < 5 << 20)
        let folded = SchemaPage(frame: fixture.frame, document: document, schema: schema).html()
        #expect(folded.count < 1 << 20)
        #expect(Element.all(in: folded.description) != nil)
    }
}
