import JSONSchema
import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct SchemaViewTests {
    private func view(
        _ schemas: String, _ name: String, limits: SchemaView.Limits = .init(),
        direction: Direction = .none
    ) async throws -> String {
        let text =
            ##"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{\##(schemas)}}}"##
        let fixture = try await Fixture(text)
        let schema = try #require(fixture.document.schemas.first { $0.name == name })
        var html = HTML()
        var view = SchemaView(
            scope: SchemaScope(documentID: "zoo", direction: direction, anchor: "at"), limits: limits)
        view.write(schema.schema, into: &html)
        #expect(Element.all(in: html.description) != nil)
        return html.description
    }

    @Test func `a property shows name, type, marks, constraints, values and default`() async throws {
        let text = try await view(
            ##""S":{"type":"object","required":["a"],"properties":{"a":{"type":"string","format":"date","readOnly":true,"writeOnly":true,"deprecated":true,"minLength":2,"enum":["x","y"],"default":"x","description":"About *a*."}}}"##,
            "S")
        for part in [
            "<code class=\"name\"><bdi>a</bdi></code>", "string · date", "* required", "read only", "write only",
            "deprecated", "at least 2 characters", "Available values : <code>x</code>, <code>y</code>",
            "Default value : <code>x</code>", "About <em>a</em>.",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `S10: a schema that comes round again is cut and said`() async throws {
        let text = try await view(
            ##""A":{"type":"object","properties":{"b":{"$ref":"#/components/schemas/B"}}},"B":{"type":"object","properties":{"a":{"$ref":"#/components/schemas/A"}}}"##,
            "A", limits: .init(namedDepth: 8))
        #expect(text.contains("comes round again"))
        #expect(text.utf8.count < 4000)
    }

    @Test func `S12: twelve levels of ten properties stay within the limits`() async throws {
        let levels = (0..<12).map { level in
            let members = (0..<10).map { ##""p\##($0)":{"$ref":"#/components/schemas/L\##(level + 1)"}"## }.joined(
                separator: ",")
            return ##""L\##(level)":{"type":"object","properties":{\##(members)}}"##
        }
        let all = (levels + [##""L12":{"type":"string"}"##]).joined(separator: ",")
        let normal = try await view(all, "L0")
        #expect(normal.components("class=\"property\"").count == 111)
        #expect(normal.utf8.count < 111 * 400)
        let deep = try await view(all, "L0", limits: .init(namedDepth: 100, nodes: 2_000))
        #expect(deep.components("class=\"property\"").count <= 2_001)
    }

    @Test func `what allOf brings in says from where`() async throws {
        let text = try await view(
            ##""Base":{"type":"object","properties":{"id":{"type":"integer"}}},"S":{"allOf":[{"$ref":"#/components/schemas/Base"},{"type":"object","properties":{"own":{"type":"string"}}}]}"##,
            "S")
        #expect(text.contains("from <bdi>Base</bdi>"))
        #expect(text.components("from <bdi>").count == 2)
    }

    @Test func `alternatives are panels by name, with what tells them apart`() async throws {
        let text = try await view(
            ##""Cat":{"type":"object","properties":{"kind":{"const":"cat"}}},"Dog":{"type":"object"},"S":{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat"}}}"##,
            "S")
        #expect(text.contains("data-variant=\"Cat\""))
        #expect(text.contains("data-variant=\"Dog\""))
        #expect(text.contains("Which one it is stands in <code><bdi>kind</bdi></code>"))
    }

    @Test func `maps, tuples and closed objects are told`() async throws {
        let text = try await view(
            ##""S":{"type":"object","additionalProperties":false,"properties":{"m":{"type":"object","additionalProperties":{"type":"object","properties":{"x":{"type":"string"}}}},"t":{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}]}}}"##,
            "S")
        for part in ["no other properties", "{name}", "[0]", "[1]"] { #expect(text.contains(part), "\(part)") }
    }

    @Test func `a named schema further down is fetched when it is unfolded`() async throws {
        let text = try await view(
            ##""C":{"type":"object","properties":{"x":{"type":"string"}}},"B":{"type":"object","properties":{"c":{"$ref":"#/components/schemas/C"}}},"A":{"type":"object","properties":{"b":{"$ref":"#/components/schemas/B"}}}"##,
            "A")
        #expect(text.contains("data-behavior=\"lazy\" data-fragment=\"/zoo/schemas/"))
    }
}
