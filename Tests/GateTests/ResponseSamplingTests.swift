import Execution
import Foundation
import NIOCore
import NIOHTTP1
import OpenAPI
import Synchronization
import Testing

@testable import Gate

@Suite("Responses held against the description at the gate", .serialized)
struct ResponseSamplingTests {
    @Test("One in ten responses is checked and counted by operation; the client gets what the API sent")
    func sampled() async throws {
        var health: Int?
        try await ValidationTests.run(.all, before: ValidationTests.api("{\"wrong\": 1}")) { configuration in
            configuration.healthPort = 0
        } _: { gate, _ in
            health = gate.gate.healthPort
            for number in 0..<21 {
                let received = try await gate.exchange(
                    gate.request("GET /orders/\(number)?view=full", fields: ["Connection: close"]))
                #expect(received.hasPrefix("HTTP/1.1 200 ") && received.hasSuffix("{\"wrong\": 1}"))
            }
            let port = try #require(health)
            var text = ""
            for _ in 0..<3_000 where !text.contains("\"checked\":3") {
                try await Task.sleep(for: .milliseconds(20))
                let client = try await RawClient(port: port)
                client.push("GET /contract HTTP/1.1\r\nHost: a\r\n\r\n")
                text = await client.wait { _, isClosed in isClosed }
                await client.close()
            }
            #expect(text.contains(#""operation":"GET /orders/{id}","responses":21,"checked":3,"broken":3"#), "\(text)")
        }
    }

    @Test("Each operation is told of once a minute at most, and what keeps to the description is not")
    func ledger() async throws {
        let notes = Mutex<[ContractNote]>([])
        let ledger = ContractLedger { note in notes.withLock { $0.append(note) } }
        let document = try await GateDescription.document(ValidationTests.text)
        let operation = try #require(document.match(method: "GET", path: "/orders/1")).operation
        for number in 0..<30 {
            guard ledger.begin(operation) else { continue }
            #expect(number.isMultiple(of: 10))
            var sample = ResponseSample(
                operation, .init(version: .http1_1, status: .ok, headers: ["Content-Type": "application/json"]))
            sample.append(.init(string: number == 0 ? "{\"id\": 1}" : "{}"))
            ledger.end(sample.report, of: operation)
        }
        let entry = try #require(ledger.known.first)
        #expect(entry.seen == 30 && entry.checked == 3 && entry.broken == 2)
        #expect(notes.withLock { $0.map(\.broken) } == [1])
    }

    @Test("A response that breaks off, or is in a content coding, speaks against nobody")
    func unchecked() async throws {
        let script: RawUpstream.Script = { _, bytes in
            guard bytes.hasSuffix("\r\n\r\n") else { return .wait }
            return .sendAndClose("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{")
        }
        try await ValidationTests.run(.all, before: script) {
            $0.healthPort = 0
        } _: { gate, _ in
            for number in 0..<3 { _ = try await gate.exchange(gate.request("GET /orders/\(number)?view=full")) }
            let client = try await RawClient(port: try #require(gate.gate.healthPort))
            client.push("GET /contract HTTP/1.1\r\nHost: a\r\n\r\n")
            let text = await client.wait { _, isClosed in isClosed }
            #expect(text.contains("\"checked\":0,\"broken\":0"))
            await client.close()
        }
        let document = try await GateDescription.document(ValidationTests.text)
        let operation = try #require(document.match(method: "GET", path: "/orders/1")).operation
        for (coding, isKept) in [("gzip", true), ("identity", false), ("", false)] {
            var sample = ResponseSample(
                operation,
                .init(
                    version: .http1_1, status: .ok,
                    headers: ["Content-Type": "application/json", "Content-Encoding": coding]))
            sample.append(.init(string: "xyz"))
            #expect(sample.report?.isKept == isKept, "\(coding)")
        }
    }
}
