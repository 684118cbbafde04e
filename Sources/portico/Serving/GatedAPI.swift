import Egress
import Gate
import OpenAPI
import ServiceLifecycle
import Storage

/// The gate before an API that runs elsewhere, by the one description that is served.
struct GatedAPI: Sendable {
    /// The gate's address.
    let address: String
    let upstream: Origin
    /// The token made at this start, nil when an earlier one made it.
    let newToken: String?
    let services: [any Service]

    private static let label = "First token"

    /// Nil when no gate was asked for; throws a ``UsageError`` when the description cannot be read, as nothing would pass.
    init?(settings: Settings, catalog: Catalog, store: Store) async throws {
        guard let upstream = settings.gatedOrigin else { return nil }
        guard let entry = catalog.entries.first, let document = entry.document else {
            throw UsageError(
                "The description cannot be read, so the gate would let nothing through; see portico check.")
        }
        let port = try await FreePort.take(settings.gatePort, host: "127.0.0.1", flag: "--gate-port")
        self.upstream = upstream
        address = "http://127.0.0.1:\(port)"
        newToken = try await FirstToken.make(Self.label, for: document, in: store, isWanted: settings.makesDemoToken)
        let id = entry.id
        services = [
            GateKeeper(
                gate: GateService(
                    configuration: GateConfiguration(port: port, upstream: upstream),
                    document: { catalog.entry(id)?.document ?? document }, tokens: store.tokens))
        ]
    }
}
