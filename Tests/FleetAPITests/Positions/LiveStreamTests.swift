import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

@testable import FleetAPI

@Suite("The live stream")
struct LiveStreamTests {
    @Test("It begins with the latest position of each vehicle asked for")
    func firstEvents() async throws {
        try await FleetSample.test { client async throws in
            let answer = try await client.get("/positions/live?vehicleId=veh_0001&vehicleId=veh_0002&events=2")
            let blocks = answer.text.split(separator: "\n\n").map(String.init)
            #expect(blocks.first == "retry: 3000")
            #expect(blocks.count == 3)
            for (block, vehicle) in zip(blocks.dropFirst(), ["veh_0001", "veh_0002"]) {
                let lines = block.split(separator: "\n")
                #expect(lines.map { $0.prefix { $0 != ":" } } == ["id", "event", "data"])
                let position = try JSONReader.read(Array(lines[2].dropFirst(6).utf8))
                #expect(position["vehicleId"]?.string == vehicle)
            }
            #expect(answer.fields[.cacheControl] == "no-store")
        }
    }

    @Test("It ends when its task is cancelled, as on shutdown")
    func cancellation() async throws {
        let database = try await FleetSample.database()
        let response = try await UnwrittenResponse.get("/positions/live", database: database)
        let (pieces, source) = AsyncStream<Int>.makeStream()
        let task = Task { try await response.body.write(PieceSignal(source: source)) }
        var iterator = pieces.makeAsyncIterator()
        _ = await iterator.next()
        task.cancel()
        _ = await task.result
    }

    /// What the gate would say now of whoever calls.
    private static func identity(_ path: String) -> HTTPFields {
        var fields = HTTPFields()
        for (name, value) in FleetClient.identity(.get, path, at: Instant.clock()) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return fields
    }

    @Test("The service serves on a port of its own, lets streams go when it shuts down, and ends")
    func shutdown() async throws {
        let database = try await FleetSample.database()
        var logger = Logger(label: "fleet tests")
        logger.logLevel = .critical
        let (ports, source) = AsyncStream<Int>.makeStream()
        let service = FleetService(
            database: database, identityKey: FleetClient.key, port: 0, logger: logger
        ) { source.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [service], logger: logger))
        let running = Task { try await group.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        #expect(port > 0)
        let stream = Task {
            try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
                try await client.get("/positions/live", headers: Self.identity("/positions/live"))
            }
        }
        try await TestClient.withClient(host: "127.0.0.1", port: port) { client async throws in
            #expect(try await client.get("/depots/dep_01", headers: Self.identity("/depots/dep_01")).status == .ok)
        }
        try await Task.sleep(for: .milliseconds(300))
        await group.triggerGracefulShutdown()
        try await running.value
        _ = await stream.result
    }
}

/// Tells of each piece of a body.
private struct PieceSignal: ResponseBodyWriter {
    let source: AsyncStream<Int>.Continuation

    func write(_ buffer: ByteBuffer) async throws { source.yield(buffer.readableBytes) }

    func finish(_ trailingHeaders: HTTPFields?) async throws { source.finish() }
}
