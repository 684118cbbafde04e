import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Vehicles, groups and drivers")
struct VehicleTests {
    @Test(
        "What a kind needs is asked for",
        arguments: [
            ("bus", ["/drive", "/lengthMetres"]), ("tram", ["/cars", "/gaugeMillimetres"]),
            ("van", ["/wheelchairPlaces", "/isBookable"]),
        ])
    func kinds(kind: String, members: [String]) async throws {
        let body =
            #"{"kind":"\#(kind)","number":"7001","depotId":"dep_01","status":"standby","seats":1,"#
            + #""standingPlaces":0,"lowFloor":true}"#
        let answer = try await FleetSample.test { try await $0.send(.post, "/vehicles", json: body) }
        #expect(answer.violations == members)
    }

    @Test("A gauge is one of two", arguments: [(1000, 201), (1435, 201), (1200, 422), (999, 422)])
    func gauge(millimetres: Int, status: Int) async throws {
        let body =
            #"{"kind":"tram","number":"7001","depotId":"dep_01","status":"standby","seats":1,"#
            + #""standingPlaces":0,"lowFloor":true,"cars":1,"gaugeMillimetres":\#(millimetres)}"#
        let answer = try await FleetSample.test { try await $0.send(.post, "/vehicles", json: body) }
        #expect(answer.status == status)
    }

    @Test("Replacing empties what is left out, and may change the kind")
    func replace() async throws {
        try await FleetSample.test { client async throws in
            let body =
                #"{"kind":"van","number":"7001","depotId":"dep_01","status":"standby","seats":7,"#
                + #""standingPlaces":0,"lowFloor":false,"wheelchairPlaces":1,"isBookable":true}"#
            let answer = try await client.send(.put, "/vehicles/veh_0005", json: body, ifMatch: "\"r1\"")
            #expect(answer.json["kind"]?.string == "van")
            #expect(answer.json["plate"]?.isNull == true)
            #expect(answer.json["drive"] == nil)
            #expect(answer.json["isBookable"]?.boolean == true)
        }
    }

    @Test("A change keeps what is not sent, empties with null, and leaves what belongs to the kind alone")
    func change() async throws {
        try await FleetSample.test { client async throws in
            let before = try await client.get("/vehicles/veh_0005").json
            let body = #"{"notes":"Door 2 sticks.","commissionedOn":null,"drive":"hydrogen","number":"1"}"#
            let after = try await client.send(.patch, "/vehicles/veh_0005", json: body, ifMatch: "*").json
            #expect(after["notes"]?.string == "Door 2 sticks.")
            #expect(after["commissionedOn"]?.isNull == true)
            for name in ["drive", "number", "plate", "depotId"] {
                #expect(after[name]?.string == before[name]?.string, "\(name)")
            }
            let seats = try await client.send(.patch, "/vehicles/veh_0005", json: #"{"seats":null}"#, ifMatch: "*")
            #expect(seats.violations == ["/seats"])
        }
    }

    @Test("A new status is told to the webhook, the same one is not")
    func webhook() async throws {
        try await FleetSample.test { client async throws in
            for status in ["maintenance", "maintenance", "standby"] {
                let body = #"{"status":"\#(status)"}"#
                _ = try await client.send(.patch, "/vehicles/veh_0001", json: body, ifMatch: "*")
            }
            let list = try await client.get("/deliveries?event=vehicleStatusChanged").json
            let changes = (list["items"]?.elements ?? []).map { [$0["payload"]?["from"], $0["payload"]?["to"]] }
            #expect(
                changes.map { $0.map { $0?.string } } == [["maintenance", "standby"], ["inService", "maintenance"]])
        }
    }

    @Test("A deleted vehicle takes its positions and memberships along")
    func delete() async throws {
        try await FleetSample.test { client async throws in
            _ = try await client.send(.put, "/vehicle-groups/grp_01/vehicles/veh_0001")
            let before = try await client.get("/vehicle-groups/grp_01").json["vehicleCount"]?.integer ?? 0
            #expect(try await client.send(.delete, "/vehicles/veh_0001", ["If-Match": "*"]).status == 204)
            #expect(try await client.get("/vehicles/veh_0001").status == 404)
            #expect(try await client.get("/vehicle-groups/grp_01").json["vehicleCount"]?.integer == before - 1)
            let rows = try await client.get("/positions/export?vehicleId=veh_0001")
            #expect(rows.text.isEmpty)
        }
    }

    @Test("A vehicle joins a group once and leaves it once")
    func membership() async throws {
        try await FleetSample.test { client async throws in
            let uri = "/vehicle-groups/grp_09/vehicles/veh_0001"
            #expect(try await client.send(.put, uri).status == 404)
            _ = try await client.send(.post, "/vehicle-groups", json: ##"{"name":"Winter","colour":"#000000"}"##)
            #expect(try await client.send(.put, uri).status == 204)
            #expect(try await client.send(.put, uri).status == 204)
            #expect(try await client.get("/vehicles?groupId=grp_09").identifiers == ["veh_0001"])
            #expect(try await client.send(.delete, uri).status == 204)
            #expect(try await client.send(.delete, uri).status == 404)
        }
    }

    @Test("A driver's PIN is checked and never shown")
    func pin() async throws {
        let body = #"{"code":"D-0901","depotId":"dep_02","status":"active","licences":["bus"],"pin":"PIN"}"#
        try await FleetSample.test { client async throws in
            let wrong = try await client.send(.post, "/drivers", json: body)
            #expect(wrong.violations == ["/pin"])
            let made = try await client.send(.post, "/drivers", json: body.replacing("\"PIN\"", with: "\"835219\""))
            #expect(made.status == 201)
            #expect(!made.text.contains("835219") && made.json["pin"] == nil)
        }
    }

    @Test("Licences are a set", arguments: ["[]", "[\"bus\",\"bus\"]", "[\"boat\"]", "\"bus\"", "[null]"])
    func licences(value: String) async throws {
        let body = #"{"code":"D-0901","depotId":"dep_02","status":"active","licences":\#(value)}"#
        let answer = try await FleetSample.test { try await $0.send(.post, "/drivers", json: body) }
        #expect(answer.violations == ["/licences"])
    }
}
