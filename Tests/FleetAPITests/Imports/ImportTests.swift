import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Imports")
struct ImportTests {
    private static let ndjson = ["Content-Type": "application/x-ndjson"]
    private static let csv = ["Content-Type": "text/csv; charset=utf-8"]

    @Test("Good rows are kept, bad ones reported, each with its line")
    func vehicles() async throws {
        let rows = [
            SampleRequest.bus, "", "not json", SampleRequest.bus.replacing("\"seats\":38", with: "\"seats\":39"),
            SampleRequest.bus.replacing("7001", with: "7002").replacing("dep_01", with: "dep_99"), "[]",
        ]
        try await FleetSample.test { client async throws in
            let answer = try await client.send(
                .post, "/vehicles/import", Self.ndjson, body: rows.joined(separator: "\n"))
            #expect(answer.status == 200)
            let report = answer.json
            #expect(report["received"]?.integer == 5)
            #expect(report["created"]?.integer == 1)
            #expect(report["updated"]?.integer == 1)
            #expect(report["rejected"]?.integer == 3)
            let outcomes = report["rows"]?.elements ?? []
            #expect(outcomes.map { $0["line"]?.integer } == [1, 3, 4, 5, 6])
            #expect(
                outcomes.map { $0["outcome"]?.string } == ["created", "rejected", "updated", "rejected", "rejected"])
            #expect(outcomes[0]["id"]?.string == "veh_0241")
            #expect(outcomes[2]["id"]?.string == "veh_0241")
            #expect(try await client.get("/vehicles/veh_0241").json["seats"]?.integer == 39)
        }
    }

    @Test("CSV rows become members by the names in the first line")
    func vehiclesCSV() async throws {
        let text = """
            kind,number,depotId,status,seats,standingPlaces,lowFloor,drive,lengthMetres,notes
            bus,7201,dep_01,standby,38,52,true,electric,12.1,"Doors 1, 2 and 3"
            bus,7202,dep_01,standby,many,52,true,electric,12.1,
            bus,7203,dep_01,standby
            """
        try await FleetSample.test { client async throws in
            let answer = try await client.send(.post, "/vehicles/import", Self.csv, body: text)
            let rows = answer.json["rows"]?.elements ?? []
            #expect(rows.map { $0["outcome"]?.string } == ["created", "rejected", "rejected"])
            #expect(rows[1]["violations"]?.elements.first?["name"]?.string == "/seats")
            #expect(
                rows[2]["violations"]?.elements.first?["message"]?.string == "expected 10 fields, came 4")
            let vehicle = try await client.get("/vehicles/veh_0241").json
            #expect(vehicle["notes"]?.string == "Doors 1, 2 and 3")
            #expect(vehicle["lengthMetres"]?.double == 12.1)
        }
    }

    @Test("A dry run reports the same and keeps nothing")
    func dryRun() async throws {
        try await FleetSample.test { client async throws in
            let answer = try await client.send(
                .post, "/vehicles/import?dryRun=true", Self.ndjson, body: SampleRequest.bus)
            #expect(answer.json["dryRun"]?.boolean == true)
            #expect(answer.json["created"]?.integer == 1)
            #expect(answer.json["rows"]?.elements.first?["id"] == nil)
            #expect(try await client.get("/vehicles").json["total"]?.integer == 240)
        }
    }

    @Test("A position of the same vehicle and instant is replaced")
    func positions() async throws {
        let row =
            #"{"vehicleId":"veh_0001","recordedAt":"2030-01-01T00:00:00Z","latitude":51.2,"longitude":12,"#
            + #""speed":31.5,"heading":90}"#
        try await FleetSample.test { client async throws in
            for outcome in ["created", "updated"] {
                let answer = try await client.send(.post, "/positions/import", Self.ndjson, body: row)
                #expect(answer.json["rows"]?.elements.first?["outcome"]?.string == outcome)
            }
            let latest = try await client.get("/vehicles/veh_0001/position").json
            #expect(latest["recordedAt"]?.string == "2030-01-01T00:00:00Z")
            #expect(latest["routeId"]?.isNull == true)
        }
    }

    @Test("More than ten thousand rows are 413, bytes that are no UTF-8 are 400")
    func limits() async throws {
        try await FleetSample.test { client async throws in
            let many = String(repeating: "0\n", count: 10_001)
            #expect(try await client.send(.post, "/positions/import", Self.ndjson, body: many).status == 413)
            #expect(try await client.send(.post, "/positions/import", Self.ndjson, body: "").status == 400)
        }
    }

    @Test("A file with nothing but its first line has no rows")
    func headerOnly() async throws {
        let answer = try await FleetSample.test {
            try await $0.send(.post, "/positions/import", Self.csv, body: "\u{FEFF}vehicleId,recordedAt\n")
        }
        #expect(answer.json["received"]?.integer == 0)
    }
}
