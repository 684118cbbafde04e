import Foundation
import GRDB
import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("The sample city")
struct SampleCityTests {
    @Test(
        "It is a middle-sized city",
        arguments: [
            ("depot", 6...6), ("vehicle", 240...240), ("driver", 320...320), ("stop", 900...900), ("route", 45...45),
            ("timetable", 135...135), ("vehicle_group", 8...8), ("ride", 10_000...40_000),
            ("position", 100_001...130_000),
        ])
    func counts(table: String, range: ClosedRange<Int>) async throws {
        let database = try await FleetSample.database()
        let count = try await database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
        #expect(range.contains(count), "\(count)")
    }

    @Test("It is the same each time")
    func deterministic() async throws {
        var (first, second) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
        #expect((0..<100).map { _ in first.next() } == (0..<100).map { _ in second.next() })
        // The first number of SplitMix64 from the seed 0, as its authors publish it.
        var zero = SeededGenerator(seed: 0)
        #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
    }

    @Test("Names, numbers and codes are taken once, and stops have names of their own")
    func unique() async throws {
        let database = try await FleetSample.database()
        let doubles = try await database.read {
            try String.fetchAll($0, sql: "SELECT name FROM stop GROUP BY name HAVING count(*) > 1")
        }
        #expect(doubles.isEmpty)
    }

    @Test("The central station is served, and most vehicles are on the road")
    func believable() async throws {
        try await FleetSample.test { client async throws in
            let routes = try await client.get("/routes?stopId=stp_0001").json["total"]?.integer ?? 0
            #expect(routes > 0)
            let inService = try await client.get("/vehicles?status=inService").json["total"]?.integer ?? 0
            #expect((160...220).contains(inService))
        }
    }

    @Test("A file is filled once and then kept")
    func file() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fleet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("fleet.sqlite").path
        let first = try FleetDatabase(path: path, now: FleetSample.now)
        try await first.write { try $0.execute(sql: "DELETE FROM position; UPDATE stop SET name = 'Kept'") }
        let second = try FleetDatabase(path: path, now: FleetSample.now)
        let names = try await second.read { try String.fetchAll($0, sql: "SELECT DISTINCT name FROM stop") }
        #expect(names == ["Kept"])
    }
}
