import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Bodies")
struct BodyTests {
    @Test(
        "A body that cannot be read is 400, one that is wrong 422, one of another type 415",
        arguments: [
            ("", 400), ("{", 400), ("{\"name\":\"\\ud800\"}", 400), ("nul", 400), ("[]", 422), ("null", 422),
            ("\"text\"", 422), ("{}", 422),
        ])
    func statuses(body: String, status: Int) async throws {
        let answer = try await FleetSample.test { try await $0.send(.post, "/depots", json: body) }
        #expect(answer.status == status)
        #expect(answer.json["status"]?.integer == Int64(status))
    }

    @Test("Only the types of the description are taken", arguments: ["text/plain", "application/xml", ""])
    func types(type: String) async throws {
        let answer = try await FleetSample.test {
            try await $0.send(.post, "/depots", ["Content-Type": type], body: SampleRequest.depot)
        }
        #expect(answer.status == 415)
    }

    @Test("Parameters and capitals of a type do not matter")
    func typeParameters() async throws {
        let answer = try await FleetSample.test {
            try await $0.send(
                .post, "/depots", ["Content-Type": "Application/JSON; charset=utf-8"], body: SampleRequest.depot)
        }
        #expect(answer.status == 201)
        #expect(answer.fields[.location] == "/depots/dep_07")
    }

    @Test("Every member that is wrong is named by its pointer (RFC 6901)")
    func violations() async throws {
        let body = """
            {"name":"","code":"north","address":{"street":"Am Wehr 3","postcode":6199},
             "location":{"latitude":91,"longitude":"east"},"capacity":1.5}
            """
        let answer = try await FleetSample.test { try await $0.send(.post, "/depots", json: body) }
        #expect(
            answer.violations == [
                "/name", "/code", "/address/postcode", "/address/city", "/location/latitude", "/location/longitude",
                "/capacity", "/chargingPoints",
            ])
    }

    @Test("Members that are read-only or unknown do no harm")
    func ignoredMembers() async throws {
        let body = ##"{"name":"Winter","colour":"#0a0b0c","id":"grp_77","vehicleCount":-1,"x":{"y":[1e400]}}"##
        let answer = try await FleetSample.test { try await $0.send(.post, "/vehicle-groups", json: body) }
        #expect(answer.status == 201)
        #expect(answer.json["id"]?.string == "grp_09")
        #expect(answer.json["vehicleCount"]?.integer == 0)
    }

    @Test("A body above eight mebibytes is 413")
    func size() async throws {
        let body = String(repeating: " ", count: 8 * 1024 * 1024) + SampleRequest.depot
        let answer = try await FleetSample.test { try await $0.send(.post, "/depots", json: body) }
        #expect(answer.status == 413)
    }

    @Test("A number that is taken or a resource that is missing is 409")
    func conflicts() async throws {
        try await FleetSample.test { client async throws in
            let taken = SampleRequest.bus.replacing("7001", with: "1005")
            #expect(try await client.send(.post, "/vehicles", json: taken).status == 409)
            let homeless = SampleRequest.bus.replacing("dep_01", with: "dep_99")
            #expect(try await client.send(.post, "/vehicles", json: homeless).status == 409)
            let full = try await client.send(.delete, "/depots/dep_01", ["If-Match": "*"])
            #expect(full.status == 409)
            let route = try await client.get("/routes/rte_01").json["stops"]?.elements.first
            let stop = try #require(route?["stopId"]?.string)
            #expect(try await client.send(.delete, "/stops/" + stop, ["If-Match": "*"]).status == 409)
        }
    }
}
