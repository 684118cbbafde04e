import NIOHTTP1
import Testing

@testable import Gate

@Suite("The phases of an exchange")
struct ExchangePhaseTests {
    static func head(_ method: HTTPMethod = .GET, _ fields: [(String, String)] = []) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: method, uri: "/", headers: HTTPHeaders(fields))
    }

    @Test("Request and response end in either order")
    func steps() {
        var phase = ExchangePhase()
        #expect(!phase.isRunning && phase.canRefuse)
        phase.begin(Self.head())
        #expect(phase.isRunning && phase.canRefuse)
        phase.responseBegan()
        #expect(!phase.canRefuse)
        phase.responseEnded()
        #expect(phase.isRunning && !phase.isComplete)
        phase.requestEnded()
        #expect(phase.isComplete && !phase.isRunning)
        phase.begin(Self.head())
        #expect(phase.isRunning && phase.canRefuse && phase.request == .streaming)
    }

    @Test(
        "A connection lives on unless one side ends it, or an upgrade is offered (THREATS X7)",
        arguments: [
            ([], true), ([("Connection", "close")], false), ([("Connection", "keep-alive")], true),
            ([("Connection", "upgrade"), ("Upgrade", "websocket")], false),
        ] as [([(String, String)], Bool)])
    func keepAlive(fields: [(String, String)], isKept: Bool) {
        var phase = ExchangePhase()
        phase.begin(Self.head(.GET, fields))
        #expect(phase.keepsAlive == isKept)
        phase.spoil()
        #expect(!phase.keepsAlive)
    }

    @Test(
        "Only some responses have a body",
        arguments: [
            (HTTPMethod.GET, HTTPResponseStatus.ok, true), (.HEAD, .ok, false), (.GET, .noContent, false),
            (.GET, .notModified, false), (.POST, .badRequest, true),
        ])
    func bodies(method: HTTPMethod, status: HTTPResponseStatus, hasBody: Bool) {
        var phase = ExchangePhase()
        phase.begin(Self.head(method))
        #expect(phase.hasBody(status) == hasBody)
    }
}
