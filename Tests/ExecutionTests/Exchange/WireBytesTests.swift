import Egress
import Execution
import OpenAPI
import TestSupport
import Testing

/// What is shown is what goes over the wire: the bytes that a raw socket receives, for each kind of body.
@Suite("Bytes on the wire", .serialized)
struct WireBytesTests {
    private static let file = CallFile(name: "f.bin", mediaType: "image/png", bytes: [0, 255, 13, 10, 45, 45])

    static let kinds: [(content: String, body: CallBody)] = [
        ("application/json: {}", .value(mediaType: "application/json", "{\"é\": 1}", files: [:])),
        ("application/xml: {schema: {xml: {name: a}}}", .value(mediaType: "application/xml", "{\"b\":1}", files: [:])),
        (
            "application/x-www-form-urlencoded: {}",
            .value(mediaType: "application/x-www-form-urlencoded", "{\"a\":[\"x y\",\"&\"]}", files: [:])
        ),
        (
            "multipart/form-data: {}",
            .value(
                mediaType: "multipart/form-data", "{\"f\":[\"@1\",\"@1\"],\"t\":\"x\"}",
                files: ["/f/0": file, "/f/1": file])
        ),
        ("multipart/mixed: {}", .value(mediaType: "multipart/mixed", "[{\"a\":1},\"@1\"]", files: ["/1": file])),
        ("image/png: {}", .bytes(mediaType: "image/png", [0, 1, 2, 255], fileName: "a.png")),
        ("application/octet-stream: {}", .bytes(mediaType: "application/octet-stream", [], fileName: "empty")),
        ("text/plain: {}", .text(mediaType: "text/plain", "a\r\nb\u{0}")),
        ("application/jsonl: {itemSchema: {}}", .value(mediaType: "application/jsonl", "[1,{}]", files: [:])),
        ("application/json-seq: {itemSchema: {}}", .value(mediaType: "application/json-seq", "[1]", files: [:])),
    ]

    private static func operation(_ method: String, _ content: String, port: Int) async throws -> OpenAPI.Operation {
        let known = ["get", "delete", "query", "post", "put"].contains(method)
        let body = "{requestBody: {content: {\(content)}}, responses: {}}"
        let text = """
            openapi: 3.2.0
            servers: [{url: "http://127.0.0.1:\(port)"}]
            paths: {/items: \(known ? "{\(method): \(body)}" : "{additionalOperations: {\(method): \(body)}}")}
            """
        return try #require(try await document(text).operations.first)
    }

    private static func transport(_ port: Int) throws -> EgressTransport {
        var policy = EgressPolicy(mode: .local)
        policy.allow(try Origin(parsing: "http://127.0.0.1:\(port)"), addressClass: nil, from: .setting)
        let fixed = policy
        return EgressTransport(policy: { fixed })
    }

    private static func exchanged(_ call: Call, _ listener: RawListener) async throws
        -> (sent: OutboundRequest, received: RawRequest)
    {
        let sent = try request(for: call)
        let transport = try transport(listener.port)
        // A machine on which other suites keep every core busy may take long for any step.
        let limits = EgressLimits(
            resolve: .seconds(240), connect: .seconds(240), firstByte: .seconds(240), total: .seconds(240))
        let exchange = await Executor(transport: transport, limits: limits).execute(sent, call: call)
        await transport.shutdown()
        #expect(exchange.response?.status == 200, "\(String(describing: exchange.failure))")
        return (sent, try #require(listener.requests.last))
    }

    @Test("Every kind of body arrives as it was shown", arguments: 0..<10)
    func arrives(_ index: Int) async throws {
        let listener = try #require(RawListener())
        defer { listener.close() }
        let (content, body) = Self.kinds[index]
        let operation = try await Self.operation("post", content, port: listener.port)
        let (sent, received) = try await Self.exchanged(Call(operation: operation, body: body), listener)
        #expect(received.body == sent.body)
        #expect(received.value(of: "Content-Type") == sent.value(of: "Content-Type"))
        #expect(received.value(of: "Content-Length") == String(sent.body.count))
        #expect(received.target == "/items")
        #expect(received.method == "POST")
    }

    @Test("A body travels with any method that describes one", arguments: ["get", "delete", "query", "LINK", "copy"])
    func methods(_ method: String) async throws {
        let listener = try #require(RawListener())
        defer { listener.close() }
        let operation = try await Self.operation(method, "application/json: {}", port: listener.port)
        let body = CallBody.value(mediaType: "application/json", "{\"a\":1}", files: [:])
        let (sent, received) = try await Self.exchanged(Call(operation: operation, body: body), listener)
        #expect(received.method == operation.method)
        #expect(received.body == sent.body)
        let (_, without) = try await Self.exchanged(Call(operation: operation), listener)
        #expect(without.body.isEmpty)
        #expect(without.value(of: "Content-Type") == nil)
    }
}
