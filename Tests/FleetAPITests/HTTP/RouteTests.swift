import HTTPTypes
import Testing

@testable import FleetAPI

typealias HTTPMethod = HTTPRequest.Method

@Suite("Routes")
struct RouteTests {
    @Test(
        "A method that a path does not have is 405 and told in Allow (RFC 9110, section 15.5.6)",
        arguments: [
            ("DELETE", "/depots", "GET, HEAD, POST, OPTIONS"),
            ("POST", "/vehicles/veh_0001", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"),
            ("GET", "/vehicles/import", "POST, OPTIONS"), ("PUT", "/vehicles/import", "POST, OPTIONS"),
            ("DELETE", "/vehicles/import", "POST, OPTIONS"),
            ("PROPFIND", "/myself", "GET, HEAD, OPTIONS"),
            ("TRACE", "/positions/live", "GET, HEAD, OPTIONS"),
        ])
    func methods(method: String, path: String, allowed: String) async throws {
        let method = try #require(HTTPMethod(method))
        let answer = try await FleetSample.test { try await $0.send(method, path) }
        #expect(answer.status == 405)
        #expect(answer.fields[.allow] == allowed)
        #expect(answer.fields[.contentType] == "application/problem+json")
    }

    @Test("OPTIONS tells the methods")
    func options() async throws {
        let answer = try await FleetSample.test { try await $0.send(.options, "/vehicle-groups/grp_01") }
        #expect(answer.status == 204)
        #expect(answer.fields[.allow] == "GET, HEAD, PATCH, DELETE, OPTIONS")
    }

    @Test("HEAD is GET without the body")
    func head() async throws {
        let answer = try await FleetSample.test { try await $0.send(.head, "/depots/dep_01") }
        #expect(answer.status == 200)
        #expect(answer.text.isEmpty)
        #expect(answer.entityTag == "\"r1\"")
    }

    @Test("A path that nobody has is a problem, too")
    func unknown() async throws {
        let answer = try await FleetSample.test { try await $0.get("/fleet") }
        #expect(answer.status == 404)
        #expect(answer.json["title"]?.string == "Not found")
        #expect(answer.fields[.xContentTypeOptions] == "nosniff")
    }

    @Test("Every operation refuses a query parameter that it does not know")
    func unknownParameters() async throws {
        try await FleetSample.test { client async throws in
            for route in FleetService.table.routes {
                let path = route.path.replacing("{vehicleId}", with: "veh_0001")
                let answer = try await client.send(route.method, path + "?nonsense=1")
                #expect(answer.status == 400 && answer.violations == ["nonsense"], "\(route.method) \(route.path)")
            }
        }
    }
}
