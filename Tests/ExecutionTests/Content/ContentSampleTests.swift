import JSONSchema
import OpenAPI
import SourceTree
import Testing

@testable import Execution

@Suite("ContentSample")
struct ContentSampleTests {
    private func sample(
        _ media: String, _ body: String, direction: Direction = .response, example name: String? = nil
    ) async throws -> ContentSample? {
        let text =
            ##"{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"get":{"responses":{"200":{"description":"","content":{"\##(media)":\##(body)}}}}}}}"##
        let document = try await DocumentReader(source: NoSource()).read("a.json", bytes: Array(text.utf8))
        let content = try #require(document.operations.first?.responses.first?.content.first)
        let example = name.flatMap { name in content.examples.first { $0.name == name } } ?? content.examples.first
        return ContentSample(content, example: example, direction: direction)
    }

    @Test("A response in XML is written as its XML objects say, without what is only written")
    func xml() async throws {
        let schema =
            ##"{"schema":{"type":"object","xml":{"name":"book","prefix":"b","namespace":"urn:b"},"properties":{"id":{"type":"integer","xml":{"attribute":true}},"key":{"type":"string","writeOnly":true},"tags":{"type":"array","xml":{"wrapped":true},"items":{"type":"string","xml":{"name":"tag"}}}}}}"##
        let text = try #require(try await sample("application/xml", schema)).text
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <b:book xmlns:b="urn:b" id="0">
                  <tags>
                    <tag>string</tag>
                  </tags>
                </b:book>

                """)
    }

    @Test("A form is written as it travels, a multipart body part by part with a word for the bytes")
    func forms() async throws {
        let schema =
            #"{"schema":{"type":"object","properties":{"a":{"type":"string","example":"x y"},"n":{"type":"integer"}}}}"#
        let form = try #require(try await sample("application/x-www-form-urlencoded", schema, direction: .request))
        #expect(form.text == "a=x+y&n=0" || form.text == "a=x%20y&n=0")
        #expect(!form.isJSON)
        let parts =
            #"{"schema":{"type":"object","properties":{"photo":{"type":"string","format":"binary"},"meta":{"type":"object","properties":{"w":{"type":"integer"}}}}}}"#
        let body = try #require(try await sample("multipart/form-data", parts, direction: .request)).text
        for part in [
            "name=\"photo\"; filename=", "(the bytes of the file)", "name=\"meta\"", "application/json", "--boundary--",
        ] {
            #expect(body.contains(part), "\(part)")
        }
    }

    @Test("An example is shown as it travels: its serialized value first, then its data value, never what is elsewhere")
    func examples() async throws {
        let body =
            #"{"schema":{},"examples":{"s":{"serializedValue":"<a/>","dataValue":{"a":1}},"d":{"dataValue":{"a":1}},"v":{"value":{"a":2}},"e":{"externalValue":"https://example.com/x"}}}"#
        #expect(try await sample("application/json", body, example: "s")?.text == "<a/>")
        #expect(try await sample("application/json", body, example: "d")?.text == "{\n  \"a\": 1\n}")
        #expect(try await sample("application/json", body, example: "v")?.text == "{\n  \"a\": 2\n}")
        #expect(try await sample("application/json", body, example: "e") == nil)
    }

    @Test("Text is shown by example, sequences line by line, what is no text not at all")
    func others() async throws {
        #expect(
            try await sample("text/csv", #"{"schema":{"type":"string"},"example":"a,b\n1,2\n"}"#)?.text == "a,b\n1,2\n")
        let items = #"{"itemSchema":{"type":"object","properties":{"a":{"type":"integer"}}}}"#
        #expect(try await sample("application/jsonl", items)?.text == "{\"a\":0}\n")
        let both =
            #"{"schema":{"type":"array","items":{},"minItems":3},"itemSchema":{"type":"object","properties":{"a":{"type":"integer"}}}}"#
        #expect(try await sample("application/x-ndjson", both)?.text == "{\"a\":0}\n")
        #expect(
            try await sample("multipart/mixed", both)?.text
                == "--boundary\nContent-Type: application/json\n\n{\n  \"a\": 0\n}\n--boundary--\n")
        #expect(try await sample("text/event-stream", items)?.text == "a: 0\n\n")
        #expect(try await sample("image/png", #"{"schema":{"type":"string","format":"binary"}}"#) == nil)
        #expect(try await sample("application/json", "{}") == nil)
    }
}
