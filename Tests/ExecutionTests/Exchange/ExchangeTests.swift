import Egress
import Execution
import Foundation
import HTTPTypes
import OpenAPI
import Testing

@Suite("Exchange")
struct ExchangeTests {
    /// Answers what it is told to and keeps what it was sent.
    struct Stub: Transport {
        let answer: Result<EgressResponse, EgressError>
        func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse { try answer.get() }
    }

    static let canary = "canary-7f3a"

    /// Keeps what it was sent in its answer.
    struct Reflection: Transport {
        func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
            EgressResponse(status: 200, body: request.fields.flatMap { Array("\($0.name): \($0.value)\n".utf8) })
        }
    }

    @Test("A field for Portico's own gate is made for what goes on the wire, sent, and not kept")
    func vouch() async throws {
        let operation = try await operation("operationId: a")
        let call = Call(operation: operation)
        let exchange = await Executor(transport: Reflection()).execute(try request(for: call), call: call) { wire in
            HTTPField.Name("Portico-Caller").map { HTTPField(name: $0, value: wire.url.requestTarget) }
        }
        let sent = String(decoding: try #require(exchange.response).body, as: UTF8.self)
        #expect(sent.hasSuffix("Portico-Caller: /items\n"))
        #expect(!String(decoding: exchange.payload(), as: UTF8.self).contains("Portico-Caller: "))
        #expect(exchange.request.displayedFields().allSatisfy { $0.name != "Portico-Caller" })
    }

    @Test(
        "O3: What else came in under the name of the field for Portico's own gate is not sent beside it",
        arguments: ["Portico-Caller", "portico-caller", "PORTICO_CALLER", "Portico.caller", "portico~CALLER"])
    func onlyVoucher(_ name: String) async throws {
        let call = Call(operation: try await operation("operationId: a"))
        var outbound = try request(for: call)
        outbound.fields += [Field(name: name, value: "own"), Field(name: "Portico-Callers", value: "another")]
        outbound.fields.append(Field(name: name, value: "twice"))
        let exchange = await Executor(transport: Reflection()).execute(outbound, call: call) { _ in
            HTTPField.Name("Portico-Caller").map { HTTPField(name: $0, value: "word") }
        }
        let sent = String(decoding: try #require(exchange.response).body, as: UTF8.self)
        #expect(sent.hasSuffix("Portico-Callers: another\nPortico-Caller: word\n"))
        #expect(!sent.contains("own") && !sent.contains("twice"))
    }

    static func secretRequest() throws -> OutboundRequest {
        var request = OutboundRequest(
            method: .post, origin: try Origin(parsing: "https://api.test"), path: "/a%20b",
            query: [QueryPiece(encoded: "a=1"), QueryPiece(name: "key", secret: Secret(canary))],
            fields: [
                Field(name: "Accept", value: "a, b"),
                Field(name: "Authorization", prefix: "Bearer ", secret: Secret(canary)),
            ], cookies: [Field(name: "sid", secret: Secret(canary), variable: "COOKIE")], body: Array("{\"é\":1}".utf8),
            shape: .text, notes: ["a note"])
        request.isNamedByUser = true
        return request
    }

    @Test("What is kept of an exchange has no secret, and comes back equal (THREATS A3, O1)")
    func payload() throws {
        let response = ExchangeResponse(
            status: 404, reason: "Not Found",
            fields: [WireField(name: "X", value: "1"), WireField(name: "x", value: "é\"")], body: [0, 255, 10],
            isTruncated: true, version: "HTTP/1.1", remoteAddress: "127.0.0.1:80",
            timing: Timing(resolve: .microseconds(5), connect: .milliseconds(7), firstByte: .zero, total: .seconds(3)))
        let breach = ContractBreach(kind: .body, message: "m", instance: "/a~1b", schema: "/x")
        let reports: [ContractReport?] = [
            nil, ContractReport(documentedAs: nil, breaches: [breach], body: .invalid),
            ContractReport(documentedAs: "4XX", breaches: [], body: .notChecked("because")),
        ]
        for contract in reports {
            let exchange = Exchange(
                id: "abc", operation: "getA", request: try Self.secretRequest(),
                startedAt: Date(timeIntervalSince1970: 1_700_000_000.25), outcome: .response(response),
                contract: contract)
            let payload = exchange.payload()
            #expect(!String(decoding: payload, as: UTF8.self).contains(Self.canary))
            #expect(Exchange(payload: payload, body: [0, 255, 10]) == exchange)
        }
    }

    @Test("A failure comes back equal too, and every shape of a body")
    func failures() throws {
        let shapes: [BodyShape] = [
            .none, .binary(fileName: nil), .binary(fileName: "a"),
            .multipart([
                MultipartPart(name: "n", content: .text("t"), contentType: "text/plain"),
                MultipartPart(name: "f", content: .file(name: "x", size: 9)),
            ]),
        ]
        for shape in shapes {
            var request = try Self.secretRequest()
            request.shape = shape
            let failure = ExchangeFailure(code: "refused", message: "m", advice: "a", allowLine: "line")
            let exchange = Exchange(
                id: "1", operation: "o", request: request, startedAt: Date(timeIntervalSince1970: 0),
                outcome: .failure(failure))
            #expect(Exchange(payload: exchange.payload()) == exchange)
        }
    }

    @Test(
        "Bytes that are no exchange are none",
        arguments: ["", "{}", "[]", "{\"version\":2}", "{\"version\":1,\"id\":\"x\"}"])
    func foreign(_ text: String) {
        #expect(Exchange(payload: Array(text.utf8)) == nil)
    }

    @Test("A large body is not kept, its size is")
    func largeBody() throws {
        var request = try Self.secretRequest()
        request.body = Array(repeating: 65, count: OutboundRequest.keptBody + 1)
        request.bodySize = request.body.count
        let exchange = Exchange(
            id: "1", operation: "o", request: request, startedAt: Date(timeIntervalSince1970: 0),
            outcome: .failure(ExchangeFailure(code: "c", message: "m", advice: "a")))
        #expect(exchange.request.body.isEmpty)
        #expect(Exchange(payload: exchange.payload())?.request.bodySize == OutboundRequest.keptBody + 1)
    }

    @Test("Nothing that describes a request or secret tells it (THREATS B8, O1)")
    func descriptions() throws {
        let request = try Self.secretRequest()
        var dumped = ""
        dump(request, to: &dumped)
        dump(request.fields, to: &dumped)
        dump(request.query, to: &dumped)
        dump(Secret(Self.canary), to: &dumped)
        dumped += "\(request) \(request.fields) \(request.query) \(request.cookies) \(Secret(Self.canary))"
        dumped += String(reflecting: Secret(Self.canary)) + String(reflecting: request.fields)
        dumped += request.url() + "\(request.displayedFields())"
        #expect(!dumped.contains(Self.canary))
        #expect(request.url(.revealed).contains(Self.canary))
        #expect(request.url() == "https://api.test/a%20b?a=1&key=\(Secret.mask)")
    }

    @Test("The executor keeps a response with its contract, and an error with its advice")
    func executor() async throws {
        let operation = try await operation("summary: x")
        let request = try request(for: Call(operation: operation))
        let answer = EgressResponse(status: 500, reason: "Oh", fields: [WireField(name: "A", value: "b")], body: [1])
        let now = Date(timeIntervalSince1970: 5)
        let good = Executor(transport: Stub(answer: .success(answer)), now: { now }, makeID: { "id" })
        let exchange = await good.execute(request, call: Call(operation: operation))
        #expect(exchange.id == "id")
        #expect(exchange.startedAt == now)
        #expect(exchange.operation == operation.id.description)
        #expect(exchange.response?.status == 500)
        #expect(exchange.response?.value(of: "a") == "b")
        #expect(exchange.contract?.breaches.map(\.kind) == [.status])
        let error = EgressError(.refused, "Nobody listens.", advice: "Start it.", allowLine: "x")
        let failed = await Executor(transport: Stub(answer: .failure(error))).execute(
            request, call: Call(operation: operation))
        #expect(
            failed.failure
                == ExchangeFailure(code: "refused", message: "Nobody listens.", advice: "Start it.", allowLine: "x"))
        #expect(failed.contract == nil)
        #expect(failed.id.count == 32)
    }

    @Test("A request that cannot go on the wire is a failure, not a trap (THREATS X1)")
    func unsendable() async throws {
        let operation = try await operation("summary: x")
        var request = try request(for: Call(operation: operation))
        request.fields.append(Field(name: "X", secret: Secret("a\r\nb: c")))
        let executor = Executor(transport: Stub(answer: .success(EgressResponse(status: 200))))
        let exchange = await executor.execute(request, call: Call(operation: operation))
        #expect(exchange.failure?.code == "invalidRequest")
    }
}
