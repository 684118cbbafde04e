import Egress
import FleetAPI
import Foundation
import Gate
import Logging
import OpenAPI
import ServiceLifecycle
import TestSupport
import Testing
import TokenDesk

@testable import portico

@Suite("Reading resources from the API", .serialized)
struct ResourceReaderTests {
    static let secret = String(repeating: "k", count: 32)

    static func rules(replacing text: String = "", with other: String = "") async throws -> GateRules {
        var source = try Repository.text(of: "openapi/fleet.yaml")
        if !text.isEmpty { source = source.replacing(text, with: other) }
        return GateRules(
            of: try await DocumentReader(source: NoSource()).read("fleet.yaml", bytes: Array(source.utf8)))
    }

    /// Runs the body while the sample API serves on a port.
    static func withAPI(_ body: (Origin) async throws -> Void) async throws {
        var logger = Logger(label: "portico tests")
        logger.logLevel = .critical
        let (ports, source) = AsyncStream<Int>.makeStream()
        let service = FleetService(
            database: try FleetDatabase(path: nil), identityKey: secret, port: 0, logger: logger
        ) { source.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [service], logger: logger))
        let running = Task { try await group.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(try Origin(parsing: "http://127.0.0.1:\(port)")))
        } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await running.value
        try result.get()
    }

    @Test("All pages are read in the name of a service of Portico, resources with their groups")
    func pages() async throws {
        try await Self.withAPI { origin in
            let key = try #require(IdentityKey(Self.secret))
            let reader = ResourceReader(upstream: origin, key: key)
            // Pages of 50, so that there are several.
            let rules = try await Self.rules(replacing: "limit: \"200\"", with: "limit: \"50\"")
            let directory = try await reader.directory(by: rules)
            let kind = try #require(directory.kind("vehicle"))
            #expect(directory.kinds.count == 1 && kind.title == "Vehicles")
            #expect(kind.resources.count == 240 && Set(kind.resources.map(\.id)).count == 240)
            #expect(kind.resources.allSatisfy { $0.id.hasPrefix("veh_") && !$0.label.isEmpty })
            #expect(kind.groups.contains { $0.id == "grp_01" && $0.label == "Night network" })
            let member = try #require(kind.resources.first { !$0.groups.isEmpty })
            #expect(directory.group(member.groups[0], of: "vehicle", has: member.id))
        }
    }

    @Test("What the API refuses, or answers otherwise than described, is no directory")
    func failures() async throws {
        try await Self.withAPI { origin in
            let wrong = ResourceReader(upstream: origin, key: try #require(IdentityKey(Self.secret + "x")))
            await #expect(throws: ResourceReadingError.self) { try await wrong.directory(by: try await Self.rules()) }
            let right = ResourceReader(upstream: origin, key: try #require(IdentityKey(Self.secret)))
            let elsewhere = try await Self.rules(replacing: "items: /items", with: "items: /elements")
            await #expect(throws: ResourceReadingError.self) { try await right.directory(by: elsewhere) }
        }
        let nobody = ResourceReader(
            upstream: try Origin(parsing: "http://127.0.0.1:1"), key: try #require(IdentityKey(Self.secret)))
        await #expect(throws: ResourceReadingError.self) { try await nobody.directory(by: try await Self.rules()) }
    }
}
