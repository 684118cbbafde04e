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

/// Every keyword, in words.
extension SchemaViewTests {
    @Test(
        arguments: [
            (#"{"type":["string","null"]}"#, ["string | null"]),
            (
                #"{"enum":["a","b"],"x-enum-varnames":["Ay","Bee"],"x-enum-descriptions":["First *a*.","Second"]}"#,
                ["<b>Ay</b>", "First <em>a</em>.", "<b>Bee</b>", "Second"]
            ),
            (
                #"{"oneOf":[{"const":"AT","title":"Austria"},{"const":"DE","title":"Germany"}]}"#,
                ["Available values", "<code>AT</code>", "<b>Austria</b>"]
            ),
            (#"{"const":7}"#, ["Value : <code>7</code>"]),
            (#"{"type":"integer","minimum":1,"maximum":9,"multipleOf":2}"#, ["1 … 9", "multiple of 2"]),
            (#"{"type":"number","exclusiveMinimum":0}"#, ["&gt; 0"]),
            (
                #"{"type":"array","items":{"type":"string"},"minItems":1,"uniqueItems":true}"#,
                ["at least 1 item", "unique items"]
            ),
            (
                #"{"type":"array","items":{"type":"string"},"contains":{"const":"x"},"minContains":1,"maxContains":2}"#,
                ["among the items", "1 … 2 such items", "<code>x</code>"]
            ),
            (#"{"type":"array","prefixItems":[{"type":"string"}],"items":{"type":"integer"}}"#, ["[0]", "[…]"]),
            (#"{"type":"array","prefixItems":[{"type":"string"}],"items":false}"#, ["no other items"]),
            (
                #"{"type":"object","patternProperties":{"^x-":{"type":"string"}},"propertyNames":{"maxLength":4},"minProperties":1}"#,
                ["/^x-/", "each name is", "at most 4 characters", "at least 1 property"]
            ),
            (#"{"type":"object","properties":{"a":{}},"unevaluatedProperties":false}"#, ["no other properties"]),
            (#"{"type":"object","properties":{"a":{}},"unevaluatedProperties":{"type":"integer"}}"#, ["{other}"]),
            (#"{"type":"object","properties":{"a":{}},"dependentRequired":{"a":["b","c"]}}"#, ["a needs b, c"]),
            (
                #"{"type":"object","dependentSchemas":{"a":{"properties":{"z":{"type":"boolean"}}}}}"#,
                ["with", "<bdi>a</bdi>", "<bdi>z</bdi>"]
            ),
            (#"{"type":"object","required":["q"]}"#, ["q must be there"]),
            (
                #"{"if":{"properties":{"k":{"const":1}}},"then":{"required":["t"]},"else":{"required":["e"]}}"#,
                ["if it is", "then also", "t must be there", "otherwise also", "e must be there"]
            ),
            (#"{"not":{"type":"string"}}"#, ["must not be"]),
            (
                #"{"type":"string","contentEncoding":"base64","contentMediaType":"application/json","contentSchema":{"type":"object","properties":{"in":{}}}}"#,
                ["encoded as base64", "holds application/json", "decoded", "<bdi>in</bdi>"]
            ),
            (#"{"type":"object","properties":{"never":false,"always":true}}"#, ["must not be there", "any"]),
            (
                #"{"type":"string","xml":{"name":"n","prefix":"p","namespace":"urn:n","attribute":true}}"#,
                ["XML : attribute", "p:n", "urn:n"]
            ),
            (#"{"type":"string","xml":{"nodeType":"cdata"}}"#, ["CDATA of the element"]),
            (
                #"{"type":"string","examples":["one","two"],"title":"Heading"}"#,
                ["Examples : <code>one</code>, <code>two</code>", "Heading"]
            ),
            (
                #"{"type":"object","default":{"a":[1,2,3],"long":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}"#,
                ["<summary>Default value</summary>"]
            ),
            (
                ##"{"$ref":"#/components/schemas/Nowhere"}"##,
                ["missing: ", "#/components/schemas/Nowhere", "leads nowhere"]
            ),
            (#"{"type":"string","$comment":"unspoken"}"#, ["string"]),
        ])
    func `every keyword of 2020-12 is told in words`(_ schema: String, _ parts: [String]) async throws {
        let text = try await view("\"S\":{\"type\":\"object\",\"properties\":{\"p\":\(schema)}}", "S")
        for part in parts { #expect(text.contains(part), "\(part) in \(text)") }
        #expect(!text.contains("unspoken"))
    }

    @Test func `what does not travel in the direction is folded, and told`() async throws {
        let schema =
            ##""S":{"type":"object","properties":{"id":{"type":"integer","readOnly":true},"key":{"type":"string","writeOnly":true},"n":{"type":"string"}}}"##
        let request = try await view(schema, "S", direction: .request)
        #expect(request.contains("1 property read only, not part of a request"))
        #expect(!request.contains("not part of a response"))
        let response = try await view(schema, "S", direction: .response)
        #expect(response.contains("1 property write only, not part of a response"))
        #expect(!(try await view(schema, "S")).contains("not part of"))
    }

    @Test func `S19: every property has a deep link of its own, whatever it is called`() async throws {
        let text = try await view(
            ##""S":{"type":"object","properties":{"a":{"type":"object","properties":{"b":{}}},"a.b":{},"[0]":{},"../<x>":{}},"prefixItems":[{}]}"##,
            "S")
        let elements = try #require(Element.all(in: text))
        let ids = elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("at.a.b") && ids.contains("at.a~2Eb"))
        for link in elements.filter({ $0.attributes["class"] == "anchor" }) {
            #expect(ids.contains(String(link.attributes["href"]?.dropFirst() ?? "")))
        }
    }

    @Test func `alternatives are a switch that works without scripts: one open, the others closed`() async throws {
        let text = try await view(
            ##""S":{"oneOf":[{"title":"A","type":"object","properties":{"x":{}}},{"title":"B","type":"object","properties":{"y":{}}},{"type":"null"}]}"##,
            "S")
        let switches = try #require(Element.all(in: text)).filter { $0.has("data-variant") }
        #expect(switches.count == 2)
        #expect(switches.map { $0.has("open") } == [true, false])
        #expect(Set(switches.compactMap { $0.attributes["name"] }).count == 1)
    }
}
