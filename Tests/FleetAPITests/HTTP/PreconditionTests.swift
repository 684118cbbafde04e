import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Preconditions (RFC 9110, section 13)")
struct PreconditionTests {
    @Test("A change needs the revision that was read, and gives a new one")
    func flow() async throws {
        try await FleetSample.test { client async throws in
            let read = try await client.get("/vehicles/veh_0001")
            #expect(read.entityTag == "\"r1\"")
            let changed = try await client.send(
                .patch, "/vehicles/veh_0001", json: #"{"seats":30}"#, ifMatch: read.entityTag)
            #expect(changed.status == 200)
            #expect(changed.entityTag == "\"r2\"")
            #expect(changed.json["seats"]?.integer == 30)
            let stale = try await client.send(
                .patch, "/vehicles/veh_0001", json: #"{"seats":31}"#, ifMatch: read.entityTag)
            #expect(stale.status == 412)
            #expect(stale.entityTag == "\"r2\"")
            #expect(try await client.get("/vehicles/veh_0001").json["seats"]?.integer == 30)
        }
    }

    @Test("Without If-Match nothing changes", arguments: ["PUT", "PATCH", "DELETE"])
    func required(method: String) async throws {
        try await FleetSample.test { client async throws in
            let method = try #require(HTTPMethod(method))
            let answer = try await client.send(method, "/vehicles/veh_0001", json: SampleRequest.bus)
            #expect(answer.status == 428)
            #expect(try await client.get("/vehicles/veh_0001").entityTag == "\"r1\"")
        }
    }

    @Test(
        "If-Match is a list of strong entity tags or a star",
        arguments: [
            ("\"r1\"", 200), ("\"r9\", \"r1\"", 200), ("*", 200), ("W/\"r1\"", 412), ("r1", 412), ("\"r2\"", 412),
        ])
    func forms(value: String, status: Int) async throws {
        let answer = try await FleetSample.test {
            try await $0.send(.patch, "/drivers/drv_0001", json: #"{"status":"onLeave"}"#, ifMatch: value)
        }
        #expect(answer.status == status)
    }

    @Test(
        "If-None-Match spares the body of what has not changed",
        arguments: [("\"r1\"", 304), ("W/\"r1\"", 304), ("*", 304), ("\"r2\"", 200), ("nonsense", 200)])
    func conditionalRead(value: String, status: Int) async throws {
        let answer = try await FleetSample.test { try await $0.get("/stops/stp_0001", ["If-None-Match": value]) }
        #expect(answer.status == status)
        #expect(answer.text.isEmpty == (status == 304))
        #expect(answer.entityTag == "\"r1\"")
    }

    @Test("What does not exist is 404 before anything is asked")
    func missing() async throws {
        try await FleetSample.test { client async throws in
            for uri in ["/vehicles/veh_9999", "/vehicles/veh_001", "/vehicles/x", "/vehicles/veh_00001"] {
                #expect(try await client.send(.delete, uri).status == 404, "\(uri)")
            }
        }
    }
}
