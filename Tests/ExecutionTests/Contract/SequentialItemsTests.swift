import Egress
import Foundation
import OpenAPI
import SourceTree
import Testing

@testable import Execution

@Suite("Sequences are checked item by item")
struct SequentialItemsTests {
    private static func items(_ text: String, _ type: String, isEnded: Bool = true) -> [String]? {
        SequentialItems.list(of: Array(text.utf8)[...], as: MediaTypeName(type), isEnded: isEnded)?.map { tree in
            tree.map { String(decoding: $0.root.json(), as: UTF8.self) } ?? "broken"
        }
    }

    @Test("Lines and records of JSON; the last one counts when the body ended, or with its own end")
    func lines() {
        let text = "{\"a\":1}\n\n[2]\r\n3"
        #expect(Self.items(text, "application/x-ndjson") == ["{\"a\":1}", "[2]", "3"])
        #expect(Self.items(text, "application/jsonl; charset=utf-8", isEnded: false) == ["{\"a\":1}", "[2]"])
        #expect(Self.items("1\n{\n", "application/jsonl") == ["1", "broken"])
        // RFC 7464 §2.2.
        #expect(Self.items("\u{1E}1\n\u{1E}[2,\n3]\n", "application/json-seq") == ["1", "[2,3]"])
        #expect(Self.items("\u{1E}1\n\u{1E}[2", "application/json-seq", isEnded: false) == ["1"])
        #expect(Self.items("[]", "application/json") == nil)
    }

    @Test("Server-sent events as the standard reads them (WHATWG HTML §9.2.6)")
    func events() {
        // The examples of §9.2.6: three blocks, of which the first has a comment; a block without its end is no event.
        let text =
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\ndata: fourth"
        #expect(
            Self.items(text, "text/event-stream") == [
                "{\"data\":\"first event\",\"id\":\"1\"}", "{\"data\":\"second event\",\"id\":\"\"}",
                "{\"data\":\" third event\"}",
            ])
        #expect(
            Self.items("event: add\r\ndata: a\r\ndata: b\r\nretry: 5\r\nother: x\r\n\r\n", "text/event-stream")
                == ["{\"event\":\"add\",\"data\":\"a\\nb\",\"retry\":5}"])
        #expect(Self.items("event: none\n\n", "text/event-stream") == [])
    }

    @Test("The 3.2 itemSchema counts for each item, and a finding says which one it is")
    func itemSchema() async throws {
        let text = """
            openapi: 3.2.0
            info: {title: T, version: '1'}
            servers: [{url: 'https://api.example.com'}]
            paths:
              /log:
                get:
                  operationId: log
                  responses:
                    '200':
                      description: ok
                      content:
                        application/jsonl: {itemSchema: {type: object, required: [n], properties: {n: {type: integer}}}}
                        text/event-stream: {itemSchema: {type: object, properties: {data: {type: string, minLength: 2}}}}
            """
        let document = try await DocumentReader(source: NoSource()).read("t.yaml", bytes: Array(text.utf8))
        let operation = try #require(document.operations.first)
        func report(_ body: String, _ type: String, _ ending: BodyEnding = .ended) -> ContractReport? {
            var response = ExchangeResponse(
                status: 200, fields: [WireField(name: "Content-Type", value: type)], body: Array(body.utf8))
            response.ending = ending
            return ContractCheck(operation: operation).report(on: response)
        }
        #expect(report("{\"n\":1}\n{\"n\":2}\n", "application/jsonl")?.body == .valid)
        let broken = report("{\"n\":1}\n{\"n\":\"x\"}\n{}\n", "application/jsonl")
        #expect(broken?.body == .invalid)
        #expect(broken?.breaches.map(\.instance) == ["/1/n", "/2"])
        #expect(report("{\"n\":1}\n{\"n", "application/jsonl", .stopped)?.body == .valid)
        #expect(report("{\"n\":1}\n{\"n", "application/jsonl")?.breaches.first?.instance == "/1")
        #expect(report("data: ab\n\ndata: c\n\n", "text/event-stream")?.breaches.map(\.instance) == ["/1/data"])
    }
}
