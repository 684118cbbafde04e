import Testing

@testable import OpenAPI

@Suite("MediaTypeName")
struct MediaTypeNameTests {
    @Test(
        "A media type is covered by itself and by its ranges, parameters aside",
        arguments: [
            ("application/json", "application/json", true), ("application/json", "Application/JSON; q=1", true),
            ("image/*", "image/png", true), ("image/*", "images/png", false), ("*/*", "a/b", true), ("*", "a/b", true),
            ("application/json", "application/problem+json", false), ("text/plain", "text/*", false),
        ])
    func covers(_ range: String, _ name: String, _ isCovered: Bool) {
        #expect(MediaTypeName(range).covers(MediaTypeName(name)) == isCovered)
    }

    @Test(
        "Sequences are lines or records",
        arguments: [
            ("application/x-ndjson", true, false), ("application/jsonl; charset=utf-8", true, false),
            ("application/json-seq", true, true), ("application/geo+json-seq", true, true),
            ("application/json", false, false),
        ])
    func sequences(_ name: String, _ isSequence: Bool, _ isRecords: Bool) {
        #expect(MediaTypeName(name).isJSONSequence == isSequence)
        #expect(MediaTypeName(name).isRecordSequence == isRecords)
    }

    @Test("An encoding lists its types with their parameters, and says whether it has a style")
    func encodings() async throws {
        let text = """
            openapi: 3.2.0
            paths:
              /a:
                post:
                  requestBody:
                    content:
                      multipart/mixed:
                        prefixEncoding: [{contentType: 'text/xml; charset=utf-8 , image/*'}, {allowReserved: false}]
                        itemEncoding: {encoding: {x: {style: form}}}
            """
        let document = try await DocumentReader(source: NoSource()).read("a.yaml", bytes: Array(text.utf8))
        let mediaType = try #require(document.operations.first?.requestBody?.content.first)
        #expect(mediaType.prefixEncoding.map(\.contentTypes) == [["text/xml; charset=utf-8", "image/*"], []])
        #expect(mediaType.prefixEncoding.map(\.isStyled) == [false, true])
        #expect(mediaType.itemEncoding?.encoding.map(\.name) == ["x"])
    }
}
