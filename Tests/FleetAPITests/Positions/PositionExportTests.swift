import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import FleetAPI

@Suite("The export of positions")
struct PositionExportTests {
    @Test("Every position is a line: more than 100,000 of them, in order, without one twice")
    func complete() async throws {
        try await FleetSample.test { client async throws in
            let answer = try await client.get("/positions/export?format=csv")
            let lines = answer.text.split(separator: "\n")
            #expect(lines.count > 100_001)
            #expect(lines.first == "vehicleId,routeId,recordedAt,latitude,longitude,speed,heading")
            let keys = lines.dropFirst().map { line in
                let fields = line.split(separator: ",", maxSplits: 3)
                return "\(fields[2]) \(fields[0])"
            }
            #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test("A line of NDJSON is the position as the other operations show it")
    func ndjson() async throws {
        try await FleetSample.test { client async throws in
            let range = "from=2026-03-02T07:00:00Z&to=2026-03-02T07:03:00Z"
            let export = try await client.get("/positions/export?vehicleId=veh_0001&\(range)")
            let track = try await client.get("/vehicles/veh_0001/track?\(range)")
            let lines = try export.text.split(separator: "\n").map { try JSONReader.read(Array($0.utf8)) }
            #expect(lines.count == 3)
            #expect(lines.map(JSONWriter.text) == track.json["items"]?.elements.map(JSONWriter.text))
        }
    }

    @Test(
        "Accept chooses the format, the parameter has the last word (RFC 9110, section 12.5.1)",
        arguments: [
            ("", nil, "application/x-ndjson"), ("*/*", nil, "application/x-ndjson"), ("text/csv", nil, "text/csv"),
            ("text/*;q=0.5, application/x-ndjson;q=0.4", nil, "text/csv"),
            ("text/csv;q=0, */*", nil, "application/x-ndjson"), ("text/html, */*;q=0.1", nil, "application/x-ndjson"),
            ("text/csv", "ndjson", "application/x-ndjson"), ("text/html", "csv", "text/csv"), ("text/html", nil, nil),
            ("text/csv;q=0", nil, nil),
        ] as [(String, String?, String?)])
    func negotiation(accept: String, format: String?, expected: String?) async throws {
        let answer = try await FleetSample.test { client async throws in
            let parameter = format.map { "&format=\($0)" } ?? ""
            return try await client.get("/positions/export?maxRows=1" + parameter, ["Accept": accept])
        }
        #expect(answer.status == (expected == nil ? 406 : 200))
        #expect(answer.fields[.contentType] == expected ?? "application/problem+json")
    }

    @Test("The stream is written in small pieces, so its memory does not grow (THREATS L)")
    func flatMemory() async throws {
        let database = try await FleetSample.database()
        let response = try await UnwrittenResponse.get("/positions/export?maxRows=50000", database: database)
        let sizes = PieceSizes()
        try await response.body.write(sizes)
        let pieces = sizes.sizes.withLock { $0 }
        #expect(pieces.count == 50)
        #expect(pieces.max() ?? 0 < 200_000)
    }
}

/// Takes a body and keeps only how large its pieces were.
private final class PieceSizes: ResponseBodyWriter {
    let sizes = Mutex<[Int]>([])

    func write(_ buffer: ByteBuffer) async throws { sizes.withLock { $0.append(buffer.readableBytes) } }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
