import ArgumentParser
import Egress
import Execution
import FleetAPI
import Foundation
import Gate
import HTTPTypes
import Logging
import NIOCore
import OpenAPI
import ServiceLifecycle
import Storage
import Testing
import TokenDesk

@testable import portico

@Suite("A gate and the explorer before one API", .serialized)
struct GatedAPITests {
    /// The explorer's way to a gate that listens on a port, as ``Portal`` joins them.
    private struct Stage {
        let gated: GatedAPI
        let store: Store
        let operation: OpenAPI.Operation
        let port: Int

        /// A token for calls from a network.
        func token(_ network: String) async throws -> String {
            let owner = try await store.users.service(name: "anna-\(network.hashValue)")
            let draft = TokenDraft(
                api: "fleet", label: "test", rights: AccessRights(), networks: [try Network(network)])
            return try await store.tokens.issue(draft, for: owner, offer: nil, by: .commandLine).token.reveal()
        }

        /// What comes back when a browser at `address` has `GET /myself` executed at one of the gate's addresses.
        func execute(_ token: String, at host: String, from address: String) async throws -> String {
            let origin = try Origin(parsing: "http://\(host):\(port)")
            // The address of a test machine may be of a range that is denied otherwise.
            let keeper = PolicyKeeper(
                EgressPolicy(mode: .local, specialAddresses: Set([IPAddress(host)].compactMap { $0 })))
            keeper.allow(origin)
            let transport = EgressTransport(policy: { keeper.current })
            let request = OutboundRequest(
                method: .get, origin: origin, path: "/myself",
                fields: [Field(name: "Authorization", prefix: "Bearer ", secret: Secret(token))])
            // A machine on which other suites keep every core busy may take long for any step.
            let executor = Executor(
                transport: transport,
                limits: EgressLimits(connect: .seconds(240), firstByte: .seconds(240), total: .seconds(240)))
            let exchange = await executor.execute(request, call: Call(operation: operation)) {
                gated.answers(at: $0.url.origin) ? gated.vouch(for: $0, from: address) : nil
            }
            await transport.shutdown()
            let response = try #require(exchange.response, "\(exchange.outcome)")
            let isNetwork = String(decoding: response.body, as: UTF8.self).contains("\"code\":\"network\"")
            return "\(response.status)\(isNetwork ? " network" : "")"
        }
    }

    private static func run(host: String, _ body: (Stage) async throws -> Void) async throws {
        try await ResourceReaderTests.withAPI { api in
            let folder = NSTemporaryDirectory() + "portico-gated-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let key = try ServerKey(environmentValue: Data(repeating: 1, count: 32).base64EncodedString())
            let store = try Store(folder: folder, key: key)
            var logger = Logger(label: "portico tests")
            logger.logLevel = .critical
            var gate = try GateSettings(upstream: "\(api)/", name: "--gate")
            (gate.host, gate.port) = (host, 0)
            gate.publicURL = try TargetURL(parsing: "https://gate.example")
            let gated = try await GatedAPI(
                gate, id: CatalogID("fleet"), secret: ResourceReaderTests.secret,
                settings: try Settings(try Serve.parse(["--data", folder]), environment: [:]), store: store,
                logger: logger)
            let document = gated.rules.take(try await ResourceReaderTests.rules().document)
            try await gated.gate.gate.bind()
            let group = ServiceGroup(configuration: .init(services: [gated.gate], logger: logger))
            let running = Task { try await group.run() }
            let result: Result<Void, any Error>
            do {
                let stage = Stage(
                    gated: gated, store: store, operation: try #require(document.operation(OperationID("getMyself"))),
                    port: try #require(gated.gate.gate.port))
                result = .success(try await body(stage))
            } catch { result = .failure(error) }
            await group.triggerGracefulShutdown()
            try await running.value
            try result.get()
        }
    }

    /// An address of this machine that is not loopback; nil where there is none.
    private static var interface: String? {
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap { $0.address?.ipAddress }.first { text in
            IPAddress(text).map { !$0.isIPv6 && $0.verdict != .permitted(.loopback) } ?? false
        }
    }

    @Test(
        "O3: A token limited to networks is judged by the browser's address, on the wire",
        arguments: ["127.0.0.1", "localhost"])
    func loopback(name: String) async throws {
        try await Self.run(host: "127.0.0.1") { stage in
            let (branch, local) = (try await stage.token("203.0.113.0/24"), try await stage.token("127.0.0.0/8"))
            #expect(try await stage.execute(branch, at: name, from: "203.0.113.9") == "200")
            #expect(try await stage.execute(branch, at: name, from: "198.51.100.7") == "403 network")
            #expect(try await stage.execute(local, at: name, from: "203.0.113.9") == "403 network")
            #expect(try await stage.execute(local, at: name, from: "127.0.0.1") == "200")
        }
    }

    @Test("O3: So it is at a gate on all interfaces, by whichever address of this machine it is called")
    func interfaces() async throws {
        try await Self.run(host: "0.0.0.0") { stage in
            let branch = try await stage.token("203.0.113.0/24")
            for host in ["127.0.0.1"] + (Self.interface.map { [$0] } ?? []) {
                let own = try await stage.token(host)
                #expect(try await stage.execute(branch, at: host, from: "203.0.113.9") == "200", "\(host)")
                #expect(try await stage.execute(branch, at: host, from: "198.51.100.7") == "403 network", "\(host)")
                #expect(try await stage.execute(own, at: host, from: "203.0.113.9") == "403 network", "\(host)")
            }
            #expect(!stage.gated.answers(at: try Origin(parsing: "http://198.51.100.7:\(stage.port)")))
            #expect(!stage.gated.answers(at: try Origin(parsing: "http://127.0.0.1:9")))
            #expect(stage.gated.answers(at: try Origin(parsing: "https://gate.example")))
        }
    }
}
