import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Positions")
struct PositionTests {
    @Test("A vehicle in service reports along its route; one at rest keeps its last recorded position")
    func latest() async throws {
        try await FleetSample.test { client async throws in
            let moving = try await client.get("/vehicles/veh_0001/position").json
            // It reports every five seconds, this one a second after the others: 07:30:00 is not its turn.
            #expect(moving["recordedAt"]?.string == "2026-03-02T07:29:56Z")
            let resting = try await client.get("/vehicles?status=maintenance&limit=1").identifiers
            let vehicle = try #require(resting.first)
            let still = try await client.get("/vehicles/\(vehicle)/position").json
            #expect(still["recordedAt"]?.string == "2026-03-01T22:10:00Z")
        }
    }

    @Test("A vehicle that has never reported has no position")
    func never() async throws {
        try await FleetSample.test { client async throws in
            _ = try await client.send(.post, "/vehicles", json: SampleRequest.bus)
            #expect(try await client.get("/vehicles/veh_0241/position").status == 404)
            #expect(try await client.get("/vehicles/veh_0241/track").json["total"]?.integer == 0)
        }
    }

    @Test("The track holds what was recorded in the time asked for, its start included and its end not")
    func track() async throws {
        let answer = try await FleetSample.test {
            try await $0.get("/vehicles/veh_0001/track?from=2026-03-02T07:00:00Z&to=2026-03-02T07:03:00Z")
        }
        let instants = answer.json["items"]?.elements.compactMap { $0["recordedAt"]?.string }
        #expect(instants == ["2026-03-02T07:00:00Z", "2026-03-02T07:01:00Z", "2026-03-02T07:02:00Z"])
    }

    @Test(
        "A box takes its edges in, may cross the 180th meridian and may be empty (RFC 7946, section 5.2)",
        arguments: [
            ([12, 51, 13, 52], true), ([12.05, 51.2, 12.05, 51.2], true), ([12.1, 51, 13, 52], false),
            ([170, 51, -170, 52], false), ([170, 51, 12.05, 52], true), ([12, 52, 13, 51], false),
        ])
    func boxes(degrees: [Double], isInside: Bool) throws {
        let box = try #require(BoundingBox(degrees))
        #expect(box.contains(Coordinates(latitude: 51.2, longitude: 12.05)) == isInside)
    }

    @Test("Only positions in the box and on the route are listed")
    func list() async throws {
        try await FleetSample.test { client async throws in
            let all = try await client.get("/positions").json["total"]?.integer
            #expect(all == 240)
            let some = try await client.get("/positions?routeId=rte_01&limit=200").json
            let routes = Set(some["items"]?.elements.compactMap { $0["routeId"]?.string } ?? [])
            #expect(routes == ["rte_01"])
            #expect(try await client.get("/positions?bbox=0,0,1,1").json["total"]?.integer == 0)
        }
    }

    @Test("The old location has the coordinates alone and says that it is deprecated (RFC 9745)")
    func location() async throws {
        try await FleetSample.test { client async throws in
            let location = try await client.get("/vehicles/veh_0001/location")
            let position = try await client.get("/vehicles/veh_0001/position")
            #expect(location.json["latitude"]?.double == position.json["latitude"]?.double)
            #expect(location.fields[try #require(.init("Deprecation"))] == "@1767225600")
        }
    }
}
