import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Rides")
struct RideTests {
    private static let extra = #"{"routeId":"rte_11","direction":"inbound","startsAt":"2026-03-02T22:15:00+01:00"}"#

    @Test("An extra ride is planned, and ends when the route does")
    func create() async throws {
        try await FleetSample.test { client async throws in
            let minutes = try await client.get("/routes/rte_11").json["stops"]?.elements.last?["minutes"]?.integer ?? 0
            let ride = try await client.send(.post, "/rides", json: Self.extra).json
            let start = try #require(Instant(rfc3339: "2026-03-02T21:15:00Z"))
            #expect(ride["startsAt"]?.string == "2026-03-02T21:15:00Z")
            #expect(ride["endsAt"]?.string == start.adding(milliseconds: minutes * 60_000).text)
            #expect(ride["status"]?.string == "planned")
            #expect(ride["vehicleId"]?.isNull == true)
        }
    }

    @Test(
        "A ride goes from planned to running to completed, or is cancelled before",
        arguments: [
            (["running", "completed"], 200), (["cancelled"], 200), (["running", "cancelled"], 200),
            (["completed"], 409), (["cancelled", "planned"], 409), (["running", "planned"], 409),
            (["running", "completed", "cancelled"], 409), (["planned"], 200),
        ])
    func moves(states: [String], last: Int) async throws {
        try await FleetSample.test { client async throws in
            let ride = try await client.send(.post, "/rides", json: Self.extra).json["id"]?.string ?? ""
            var status = 0
            for state in states {
                let body = #"{"status":"\#(state)"}"#
                status = try await client.send(.patch, "/rides/" + ride, json: body, ifMatch: "*").status
            }
            #expect(status == last)
        }
    }

    @Test("A cancelled ride is told to the webhook once")
    func webhook() async throws {
        try await FleetSample.test { client async throws in
            let ride = try await client.send(.post, "/rides", json: Self.extra).json["id"]?.string ?? ""
            #expect(try await client.send(.post, "/rides/\(ride)/cancel").status == 200)
            #expect(try await client.send(.post, "/rides/\(ride)/cancel").status == 200)
            let list = try await client.get("/deliveries?event=rideCancelled").json
            #expect(list["total"]?.integer == 1)
            let payload = list["items"]?.elements.first?["payload"]
            #expect(payload?["rideId"]?.string == ride)
            #expect(payload?["startsAt"]?.string == "2026-03-02T21:15:00Z")
        }
    }

    @Test("An assignment can be taken back; whoever does not exist cannot be assigned")
    func assignment() async throws {
        try await FleetSample.test { client async throws in
            let uri = "/rides/" + (try await client.send(.post, "/rides", json: Self.extra).json["id"]?.string ?? "")
            let assigned = try await client.send(
                .patch, uri, json: #"{"vehicleId":"veh_0002","driverId":"drv_0002"}"#, ifMatch: "*")
            #expect(assigned.json["vehicleId"]?.string == "veh_0002")
            let freed = try await client.send(.patch, uri, json: #"{"vehicleId":null}"#, ifMatch: "*")
            #expect(freed.json["vehicleId"]?.isNull == true)
            #expect(freed.json["driverId"]?.string == "drv_0002")
            let nobody = try await client.send(.patch, uri, json: #"{"driverId":"drv_9999"}"#, ifMatch: "*")
            #expect(nobody.status == 409)
            let wrong = try await client.send(
                .patch, uri, json: #"{"status":null,"delaySeconds":-1}"#, ifMatch: "*")
            #expect(wrong.violations == ["/status", "/delaySeconds"])
        }
    }

    @Test("Rides lose a vehicle or driver that is deleted")
    func lost() async throws {
        try await FleetSample.test { client async throws in
            let body = Self.extra.dropLast() + #","vehicleId":"veh_0002","driverId":"drv_0002"}"#
            let uri = "/rides/" + (try await client.send(.post, "/rides", json: String(body)).json["id"]?.string ?? "")
            #expect(try await client.send(.delete, "/vehicles/veh_0002", ["If-Match": "*"]).status == 204)
            #expect(try await client.send(.delete, "/drivers/drv_0002", ["If-Match": "*"]).status == 204)
            let ride = try await client.get(uri).json
            #expect(ride["vehicleId"]?.isNull == true)
            #expect(ride["driverId"]?.isNull == true)
        }
    }
}
