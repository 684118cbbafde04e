import Foundation
import Testing

@testable import Gate

@Suite("An API behind TLS", .serialized)
struct UpstreamConnectorTests {
    static func run(
        trusting file: String?, _ script: @escaping RawUpstream.Script,
        _ body: (GateFixture, RawUpstream) async throws -> Void
    ) async throws {
        let upstream = RawUpstream(script)
        try await upstream.start(tls: #require(TestCertificate.shared).server)
        try await GateFixture.run(
            upstreamPort: upstream.port, scheme: "https", configure: { $0.certificateFile = file }
        ) { try await body($0, upstream) }
        await upstream.stop()
    }

    @Test("An authority given by the operator is trusted", .enabled(if: TestCertificate.shared != nil))
    func trusted() async throws {
        try await Self.run(trusting: TestCertificate.shared?.file, RawUpstream.answering("sealed")) { gate, upstream in
            for _ in 0..<3 {
                let received = try await gate.exchange(gate.request(fields: ["Connection: close"]))
                #expect(received.hasSuffix("sealed"))
            }
            #expect(upstream.all.contains("Host: 127.0.0.1:\(upstream.port)\r\n"))
        }
    }

    @Test(
        "Without it nothing is sent, and the client gets a 502 (THREATS X12)",
        .enabled(if: TestCertificate.shared != nil))
    func untrusted() async throws {
        try await Self.run(trusting: nil, RawUpstream.answering("sealed")) { gate, upstream in
            let received = try await gate.exchange(gate.request(fields: ["Connection: close"]))
            #expect(received.hasPrefix("HTTP/1.1 502") && upstream.all.isEmpty)
        }
    }

    @Test("A tunnel passes through TLS as well", .enabled(if: TestCertificate.shared != nil))
    func tunnel() async throws {
        try await Self.run(trusting: TestCertificate.shared?.file, TunnelTests.echo) { gate, _ in
            let client = try await RawClient(port: gate.port)
            client.push(gate.request(fields: TunnelTests.wish))
            await client.wait(for: "hello")
            client.push("1234")
            #expect(await client.wait(for: "<1234>").hasSuffix("<1234>"))
            client.push("bye")
            #expect(await client.wait { _, isClosed in isClosed }.hasSuffix("gone"))
            await client.close()
        }
    }

    @Test("A file without a certificate stops the start (THREATS O6)")
    func noCertificate() async throws {
        await #expect(throws: (any Error).self) {
            try await GateFixture.run(scheme: "https", configure: { $0.certificateFile = "/nowhere.pem" }) { _ in }
        }
    }
}
