import Gate
import ServiceLifecycle

/// The gate as one of the services: it ends its running requests when the others are told to stop.
struct GateKeeper: Service {
    let gate: GateService

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await gate.run() }
    }
}
