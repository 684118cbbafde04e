import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Stops and departures")
struct DepartureTests {
    @Test("Departures follow from timetable and way, either way round")
    func departures() async throws {
        try await FleetSample.test { client async throws in
            let route = try await client.get("/routes/rte_01").json
            let stops = route["stops"]?.elements ?? []
            let second = stops[1]
            let total = try #require(stops.last?["minutes"]?.integer)
            let minutes = try #require(second["minutes"]?.integer)
            let body = #"{"routeId":"rte_01","days":"sunday","service":{"kind":"departures","times":["23:50"]}}"#
            let timetable = try await client.send(.post, "/timetables", json: body).json["id"]?.string
            // Sunday, 2026-03-08: what leaves at 23:50 passes after midnight.
            let uri = "/stops/\(second["stopId"]?.string ?? "")/departures?routeId=rte_01&at=2026-03-08T23:50:00Z"
            let items = try await client.get(uri).json["items"]?.elements ?? []
            let own = items.filter { $0["timetableId"]?.string == timetable }
            let start = try #require(Instant(rfc3339: "2026-03-08T23:50:00Z"))
            let expected = [minutes, total - minutes].sorted().map { start.adding(milliseconds: $0 * 60_000).text }
            #expect(own.compactMap { $0["departsAt"]?.string } == expected)
            let outbound = own.first { $0["direction"]?.string == "outbound" }
            #expect(outbound?["destination"]?.string == stops.last?["name"]?.string)
        }
    }

    @Test("Nothing departs from the last stop in its direction, and the board looks two hours ahead")
    func bounds() async throws {
        try await FleetSample.test { client async throws in
            let stop = try await client.get("/routes/rte_01").json["stops"]?.elements.last?["stopId"]?.string ?? ""
            let uri = "/stops/\(stop)/departures?routeId=rte_01&at=2026-03-02T10:00:00Z"
            let items = try await client.get(uri).json["items"]?.elements ?? []
            #expect(!items.isEmpty)
            #expect(items.allSatisfy { $0["direction"]?.string == "inbound" })
            let instants = items.compactMap { $0["departsAt"]?.string }
            #expect(instants == instants.sorted())
            #expect(instants.allSatisfy { $0 >= "2026-03-02T10:00:00Z" && $0 < "2026-03-02T12:00:00Z" })
        }
    }

    @Test("The edges of the calendar do no harm", arguments: ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
    func edges(instant: String) async throws {
        let answer = try await FleetSample.test { try await $0.get("/stops/stp_0003/departures?at=\(instant)") }
        #expect(answer.status == 200)
    }

    @Test("Stops around a point are those within the radius")
    func near() async throws {
        try await FleetSample.test { client async throws in
            let body = """
                {"name":"Lonely","location":{"latitude":-45,"longitude":170},"zone":"C","isAccessible":false,\
                "shelter":"none"}
                """
            _ = try await client.send(.post, "/stops", json: body)
            // A thousandth of a degree of latitude is 111 metres.
            #expect(try await client.get("/stops?near=-45.001,170&radius=112").identifiers == ["stp_0901"])
            #expect(try await client.get("/stops?near=-45.001,170&radius=110").identifiers.isEmpty)
        }
    }

    @Test(
        "A frequency departs from first to last, single times in order",
        arguments: [
            (#"{"kind":"frequency","first":"05:00","last":"06:00","everyMinutes":25}"#, 3),
            (#"{"kind":"frequency","first":"06:00","last":"05:00","everyMinutes":5}"#, 0),
            (#"{"kind":"departures","times":["07:30","05:00"]}"#, 2),
        ])
    func counts(service: String, count: Int64) async throws {
        let body = #"{"routeId":"rte_11","days":"saturday","service":\#(service)}"#
        let answer = try await FleetSample.test { try await $0.send(.post, "/timetables", json: body) }
        #expect(answer.status == 201)
        #expect(answer.json["departureCount"]?.integer == count)
        #expect(answer.json["service"].map(JSONWriter.text) == service)
    }
}
