import HTTPTypes
import Synchronization
import Testing

@testable import FleetAPI

@Suite("Commands")
struct CommandTests {
    private static let home =
        #"{"type":"returnToDepot","depotId":"dep_01","callbackUrl":"https://dispatch.example/hooks"}"#

    @Test("A command is delivered after five seconds, and the callback written down, not sent")
    func delivery() async throws {
        let clock = StoppedClock()
        try await FleetSample.test(now: clock.now) { client async throws in
            let sent = try await client.send(.post, "/vehicles/veh_0001/commands", json: Self.home)
            #expect(sent.status == 202)
            #expect(sent.fields[.location] == "/commands/cmd_000001")
            #expect(sent.json["status"]?.string == "accepted")
            #expect(try await client.get("/deliveries").json["total"]?.integer == 0)
            clock.advance(5000)
            let command = try await client.get("/commands/cmd_000001").json
            #expect(command["status"]?.string == "delivered")
            #expect(command["deliveredAt"]?.string == "2026-03-02T07:30:05Z")
            let delivery = try await client.get("/deliveries").json["items"]?.elements.first
            #expect(delivery?["target"]?.string == "https://dispatch.example/hooks")
            #expect(delivery?["payload"]?["commandId"]?.string == "cmd_000001")
        }
    }

    @Test("The same key sends a command only once")
    func idempotency() async throws {
        try await FleetSample.test { client async throws in
            let fields = [
                "Content-Type": "application/json", "Idempotency-Key": "7b1e9c64-2f0a-4f0e-9a53-0c1df5a4a6f2",
            ]
            let uri = "/vehicles/veh_0001/commands"
            let first = try await client.send(.post, uri, fields, body: Self.home)
            let second = try await client.send(.post, uri, fields, body: Self.home)
            #expect(first.json["id"]?.string == second.json["id"]?.string)
            let other = try await client.send(.post, "/vehicles/veh_0002/commands", fields, body: Self.home)
            #expect(other.status == 409)
            let odd = ["Content-Type": "application/json", "Idempotency-Key": "again"]
            #expect(try await client.send(.post, uri, odd, body: Self.home).status == 400)
        }
    }

    @Test(
        "What belongs to the type is needed",
        arguments: [
            (#"{"type":"announcement"}"#, ["/text"]),
            (#"{"type":"destinationSign","line":"11x"}"#, ["/line", "/destination"]),
            (#"{"type":"returnToDepot","depotId":1}"#, ["/depotId"]), (#"{"type":"fly"}"#, ["/type", "/text"]),
            (#"{"type":"announcement","text":"x","callbackUrl":"http://a"}"#, ["/callbackUrl"]),
            (#"{"type":"announcement","text":"x","callbackUrl":null}"#, ["/callbackUrl"]),
        ])
    func violations(body: String, names: [String]) async throws {
        let answer = try await FleetSample.test { try await $0.send(.post, "/vehicles/veh_0001/commands", json: body) }
        #expect(answer.status == 422)
        #expect(answer.violations == names)
    }
}

/// A clock that moves only when told.
final class StoppedClock: Sendable {
    private let offset = Mutex<Int64>(0)

    var now: @Sendable () -> Instant {
        { [self] in FleetSample.now.adding(milliseconds: offset.withLock { $0 }) }
    }

    func advance(_ milliseconds: Int64) { offset.withLock { $0 += milliseconds } }
}
