import Egress
import FleetAPI
import Foundation
import Gate
import Logging
import OpenAPI
import Pages
import ServiceLifecycle
import Storage

/// The bundled sample API with the gate before it, and the demo token that opens the gate.
struct Demo: Sendable {
    /// The gate's address.
    let address: String
    let origin: Origin
    /// The token made at this start, nil when an earlier one made it.
    let newToken: String?
    /// The bundled description with the gate's port in it.
    let description: [UInt8]
    /// The sample API and its gate.
    let services: [any Service]

    private static let label = "Demo token"

    /// Opens the sample data, reads the bundled description for the gate, and makes the demo token if there is none.
    init(settings: Settings, store: Store, logger: Logger) async throws {
        let gatePort = try await FreePort.take(settings.gatePort, host: "127.0.0.1", flag: "--gate-port")
        let apiPort = try await FreePort.take(0, host: "127.0.0.1", flag: "--gate-port")
        let bytes = Self.text(gatePort: gatePort)
        let document = try await DocumentReader(source: NoSource()).read("fleet.yaml", bytes: bytes)
        let database = try FleetDatabase(path: settings.dataFolder + "/fleet.sqlite")
        description = bytes
        address = "http://127.0.0.1:\(gatePort)"
        origin = try Origin(parsing: address)
        newToken = try await FirstToken.make(
            Self.label, for: document, in: store, isWanted: settings.makesDemoToken)
        services = [
            FleetService(database: database, port: apiPort, logger: logger.quiet),
            GateKeeper(
                gate: GateService(
                    configuration: GateConfiguration(
                        port: gatePort, upstream: try Origin(parsing: "http://127.0.0.1:\(apiPort)")),
                    document: { document }, tokens: store.tokens)),
        ]
    }

    /// The bundled description with the default of its port variable set to where the gate listens.
    private static func text(gatePort: Int) -> [UInt8] {
        let asset = AssetTable.bundledDescriptions().first { $0.path == "fleet.yaml" }
        let text = String(decoding: asset?.bytes ?? [], as: UTF8.self)
        return Array(
            text.replacing("default: \"8081\"", with: "default: \"\(gatePort)\"").replacing(
                "127.0.0.1:8081", with: "127.0.0.1:\(gatePort)"
            ).utf8)
    }
}
