import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("The API and its description")
struct DescriptionTests {
    @Test("Every operation of the description is routed, and every route described")
    func routes() throws {
        let described = Set(try FleetDescription().operations.map { $0.method + " " + $0.path })
        let routed = Set(FleetService.table.routes.map { $0.method.rawValue + " " + $0.path })
        #expect(described == routed)
        #expect(described.count == 55)
    }

    @Test("Every operation knows the query parameters that are described, and no other")
    func queryParameters() throws {
        let routes = FleetService.table.routes
        for operation in try FleetDescription().operations {
            let route = routes.first { $0.method.rawValue == operation.method && $0.path == operation.path }
            #expect(route.map { Set($0.query) } == operation.queryParameters, "\(operation.identifier)")
        }
    }

    @Test("Every operation answers what the description has for it", arguments: SampleRequest.all)
    func answers(request: SampleRequest) async throws {
        let operations = try FleetDescription().operations
        let operation = try #require(operations.first { $0.identifier == request.operation })
        #expect(operation.statuses.contains(String(request.status)))
        let answer = try await FleetSample.test { client async throws in
            for step in request.before { _ = try await step.send(client) }
            return try await request.send(client)
        }
        #expect(answer.status == request.status, "\(answer.text.prefix(400))")
        #expect(answer.fields[.contentType] == request.contentType)
        if request.status < 300 && operation.statuses.contains("412") && request.method != .delete {
            #expect(answer.entityTag != nil)
        }
    }

    @Test("There is a sample request for each operation")
    func coverage() throws {
        #expect(Set(SampleRequest.all.map(\.operation)) == Set(try FleetDescription().operations.map(\.identifier)))
    }
}
