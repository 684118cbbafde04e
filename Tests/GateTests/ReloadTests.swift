import Foundation
import OpenAPI
import Testing

@testable import Gate

@Suite("Descriptions that change while the gate serves", .serialized)
struct ReloadTests {
    static func rules(_ scope: String) async throws -> GateRules {
        let text = GateDescription.text.replacing("[{\"bearer\": [\"read\"]}]", with: "[{\"bearer\": [\"\(scope)\"]}]")
        return GateRules(of: try await GateDescription.document(text))
    }

    @Test("A new version counts for the very next request on the same connection (THREATS G10)")
    func atOnce() async throws {
        try await GateFixture.run { gate in
            let client = try await RawClient(port: gate.port)
            let (open, shut) = (gate.rules.value, try await Self.rules("other"))
            var expected: [String] = []
            for number in 0..<20 {
                gate.rules.value = number.isMultiple(of: 2) ? open : shut
                expected.append(number.isMultiple(of: 2) ? "200" : "403")
                client.push(gate.request("GET /vehicles/\(number)"))
                let received = await client.wait { received, _ in
                    received.components(separatedBy: "HTTP/1.1 ").count == number + 2
                }
                let statuses = received.components(separatedBy: "HTTP/1.1 ").dropFirst().map { String($0.prefix(3)) }
                #expect(statuses == expected)
            }
            gate.rules.value = nil
            #expect(try await gate.exchange(gate.request(fields: ["Connection: close"])).contains("no-description"))
            await client.close()
        }
    }

    @Test("Requests during changes are judged by one version or the other, never by none")
    func during() async throws {
        try await GateFixture.run { gate in
            let versions = [gate.rules.value, try await Self.rules("other")]
            let changing = Task {
                for number in 0..<10_000 where !Task.isCancelled {
                    gate.rules.value = versions[number % 2]
                    await Task.yield()
                }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let bytes =
                            String(repeating: gate.request(), count: 25) + gate.request(fields: ["Connection: close"])
                        let received = try await gate.exchange(bytes)
                        let statuses = received.components(separatedBy: "HTTP/1.1 ").dropFirst().map { $0.prefix(3) }
                        #expect(statuses.count == 26 && statuses.allSatisfy { ["200", "403"].contains($0) })
                    }
                }
                try await group.waitForAll()
            }
            changing.cancel()
            await changing.value
        }
    }
}
