import SourceTree
import Testing

@testable import OpenAPI

@Suite("Bodies, media types and examples")
struct MediaTypeTests {
    static func content(_ json: String) async throws -> [MediaType] {
        let document = try await Reading.document(
            Reading.json(#""paths": {"/a": {"post": {"requestBody": {"required": true, "content": \#(json)}}}}"#))
        return document.operations.first?.requestBody?.content ?? []
    }

    @Test(
        "The name tells the kind",
        arguments: [
            ("application/json", "json"), ("application/problem+json; charset=utf-8", "json"), ("TEXT/JSON", "json"),
            ("application/xml", "xml"), ("image/svg+xml", "xml"), ("application/x-www-form-urlencoded", "form"),
            ("multipart/form-data", "multipart"), ("text/event-stream", "events"), ("application/x-ndjson", "lines"),
            ("image/*", "range"), ("*/*", "range"), ("application/octet-stream", ""),
        ])
    func kind(name: String, expected: String) async throws {
        let media = try #require(try await Self.content(#"{"\#(name)": {}}"#).first)
        let kinds = [
            ("json", media.isJSON), ("xml", media.isXML), ("form", media.isForm), ("multipart", media.isMultipart),
            ("events", media.isEventStream), ("lines", media.isJSONSequence), ("range", media.isRange),
        ]
        #expect(kinds.filter(\.1).map(\.0) == (expected.isEmpty ? [] : [expected]))
    }

    @Test("examples come with names, a bare example without, values of 3.2 under dataValue (3.2, 4.19)")
    func examples() async throws {
        let media = try await Self.content(
            #"""
            {"a/a": {"examples": {"one": {"summary": "S", "value": 1}, "two": {"dataValue": 2, "serializedValue": "2"},
            "far": {"externalValue": "http://x"}, "gone": {"$ref": "#/no"}}}, "b/b": {"example": {"value": 3}}, "c/c": {}}
            """#)
        #expect(media[0].examples.map(\.name) == ["one", "two", "far", "gone"])
        #expect(media[0].examples.map { $0.value?.text } == ["1", "2", nil, nil])
        #expect(media[0].examples[1].serializedValue == "2")
        #expect(media[0].examples[2].externalValue == "http://x")
        #expect(media[0].examples[3].brokenReference == "#/no")
        #expect(media[1].examples.map(\.name) == [nil])
        #expect(media[1].examples.first?.value?["value"]?.text == "3")
        #expect(media[1].examples.first?.brokenReference == nil)
        #expect(media[2].examples.isEmpty)
    }

    @Test("Encoding tells how a property is written (4.8.15)")
    func encoding() async throws {
        let media = try await Self.content(
            #"""
            {"multipart/form-data": {"schema": {}, "itemSchema": {"type": "string"}, "encoding": {"photo":
            {"contentType": "image/png, image/jpeg", "headers": {"X-A": {"schema": {"type": "integer"}}}},
            "list": {"style": "spaceDelimited", "allowReserved": true}, "wrong": 5}}}
            """#)
        let encoding = try #require(media.first).encoding
        #expect(encoding.map(\.name) == ["photo", "list"])
        #expect(encoding[0].encoding.contentTypes == ["image/png", "image/jpeg"])
        #expect(encoding[0].encoding.headers.map { $0.schema?.typeText } == ["integer"])
        #expect(encoding[0].encoding.explodes == nil)
        #expect(encoding[1].encoding.style == .spaceDelimited)
        #expect(encoding[1].encoding.explodes == false)
        #expect(encoding[1].encoding.allowsReserved)
        #expect(media.first?.itemSchema?.typeText == "string")
    }
}
